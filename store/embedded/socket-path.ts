// Where the engine's socket lies: beside its data when the path is short enough for a unix socket.
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';

/** `sun_path` holds 108 bytes on Linux and 104 on macOS, the closing NUL included. */
const maxBytes = process.platform === 'darwin' ? 103 : 107;

/** The same path for the same data folder, in every process of the same user. */
export function socketPathFor(dataDir: string): string {
  const folder = resolve(dataDir);
  const beside = join(folder, 'engine.sock');
  if (Buffer.byteLength(beside) <= maxBytes) return beside;
  const own = join(tmpdir(), `tablee-${String(userInfo().uid)}`);
  mkdirSync(own, { recursive: true, mode: 0o700 });
  return join(own, `${createHash('sha256').update(folder).digest('hex').slice(0, 16)}.sock`);
}
