// Who owns a data directory: written when an engine starts, read when another one is refused.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OperatorError } from '../../core/errors.ts';

/** Beside the engine's directory, which belongs to the engine alone. */
export function ownerFile(directory: string): string {
  return join(dirname(directory), 'engine-owner.json');
}

/** The error to show when a living process owns the directory; nothing when none is known to. */
export function directoryInUse(directory: string): OperatorError | undefined {
  const { owner, engine } = readOwner(directory);
  if (engine === undefined || !isAlive(engine)) return undefined;
  const who =
    owner !== undefined && isAlive(owner) ? `process ${owner}` : `an engine left behind, process ${engine}`;
  return new OperatorError(
    `The data folder ${dirname(directory)} is in use by another Tablée (${who}). Stop it first, or give this one a data folder of its own.`,
    { code: 'STORE_IN_USE', exitCode: 3 },
  );
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
