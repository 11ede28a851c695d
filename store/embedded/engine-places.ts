// Where the engine of a data folder keeps what is not data: its socket, and the files that inserted rows pass through.
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { OperatorError } from '../../core/errors.ts';

export interface EnginePlaces {
  directory: string;
  socketPath: string;
  spoolFolder: string;
}

/** `sun_path` holds 108 bytes on Linux and 104 on macOS, the closing NUL included. */
const maxSocketBytes = process.platform === 'darwin' ? 103 : 107;

/** ClickHouse reads these in the name of a file as a pattern, and finds nothing where none matches. */
const patternCharacters = /[*?{}[\]]/;

/** The same places for the same data folder, in every process of the same user. */
export function enginePlaces(dataDir: string): EnginePlaces {
  const folder = resolve(dataDir);
  const beside = join(folder, 'engine.sock');
  return {
    directory: join(folder, 'clickhouse'),
    socketPath: Buffer.byteLength(beside) <= maxSocketBytes ? beside : `${elsewhere(folder)}.sock`,
    spoolFolder: patternCharacters.test(folder) ? `${elsewhere(folder)}-spool` : join(folder, 'engine-spool'),
  };
}

/**
 * A short, plain name in a folder only this user may enter.
 * @throws OperatorError `TEMP_FOLDER_NOT_OURS` when someone else was there first.
 */
function elsewhere(folder: string): string {
  const { uid } = userInfo();
  const own = join(tmpdir(), `tablee-${String(uid)}`);
  mkdirSync(own, { recursive: true, mode: 0o700 });
  const found = lstatSync(own);
  if (found.uid !== uid || !found.isDirectory() || (found.mode & 0o077) !== 0) {
    throw new OperatorError(
      `${own} must be a folder that only you may enter: remove it, or give Tablée a data folder with a shorter and plainer name.`,
      { code: 'TEMP_FOLDER_NOT_OURS' },
    );
  }
  return join(own, createHash('sha256').update(folder).digest('hex').slice(0, 16));
}
