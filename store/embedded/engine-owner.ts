// Who owns a data directory: written when an engine starts, read when another one is refused.
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OperatorError } from '../../core/errors.ts';

/** Beside the engine's directory, which belongs to the engine alone. */
export function ownerFile(directory: string): string {
  return join(dirname(directory), 'engine-owner.json');
}

/** The error to show when a living process owns the directory; nothing when none is known to. */
export function directoryInUse(directory: string): OperatorError | undefined {
  const { owner, engine } = readOwner(directory);
  const known = engine !== undefined && isAlive(engine);
  const holder = known ? engine : lockHolder(directory);
  if (holder === undefined) return undefined;
  const who =
    known && owner !== undefined && isAlive(owner) ? `process ${owner}` : `an engine, process ${holder}`;
  return new OperatorError(
    `The data folder ${dirname(directory)} is in use by another Tablée (${who}). Stop it first, or give this one a data folder of its own.`,
    { code: 'STORE_IN_USE', exitCode: 3 },
  );
}

/**
 * The engine that holds ClickHouse's own lock, asked of the kernel where it tells (Linux): an engine that has just
 * started has not been written down yet.
 */
function lockHolder(directory: string): number | undefined {
  try {
    const { ino } = statSync(join(directory, 'status'));
    const line = readFileSync('/proc/locks', 'utf8')
      .split('\n')
      .find((lock) => lock.includes(`:${ino} `));
    const pid = Number(line?.trim().split(/\s+/)[4]);
    return pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the process that started the engine still runs. */
export function isOwnerAlive(directory: string): boolean {
  const { owner } = readOwner(directory);
  return owner !== undefined && isAlive(owner);
}

function readOwner(directory: string): { owner?: number; engine?: number } {
  try {
    const { owner, engine } = JSON.parse(readFileSync(ownerFile(directory), 'utf8')) as Record<
      string,
      unknown
    >;
    return {
      ...(typeof owner === 'number' ? { owner } : {}),
      ...(typeof engine === 'number' ? { engine } : {}),
    };
  } catch {
    // Missing or unreadable: then nobody is known.
    return {};
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
