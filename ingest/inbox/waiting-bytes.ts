// How much waits to be stored, for whoever asks before every request.
import { readCursor, type Environment } from './environment.ts';

export interface WaitingBytes {
  /** Right as to what this process appended; what others did is seen within a twentieth of a second. */
  read(): number;
  /** To be called when this process has changed it. */
  forget(): void;
}

const staleMs = 50;

export function rememberWaitingBytes(
  environment: Pick<Environment, 'cursor'>,
  now: () => number = () => performance.now(),
): WaitingBytes {
  let known: { at: number; bytes: number } | undefined;
  return {
    read() {
      const at = now();
      if (known === undefined || at - known.at >= staleMs)
        known = { at, bytes: readCursor(environment).bytes };
      return known.bytes;
    },
    forget() {
      known = undefined;
    },
  };
}
