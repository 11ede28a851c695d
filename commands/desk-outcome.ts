// What comes of an administrator's wish: done, or what is wrong with it.
import { OperatorError } from '../core/errors.ts';
import type { DeskOutcome } from '../dashboard/source-desk.ts';

/** What the operator must mend is an answer here; anything else is a fault of ours. */
export async function outcomeOf<T>(act: () => Promise<T>): Promise<DeskOutcome<T>> {
  try {
    return { kind: 'done', value: await act() };
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    return { kind: 'refused', code: error.code, detail: error.message };
  }
}

/** The other way round, for the command line. @throws OperatorError when it was refused. */
export function valueOf<T>(outcome: DeskOutcome<T>): T {
  if (outcome.kind === 'done') return outcome.value;
  throw new OperatorError(outcome.detail, { code: outcome.code });
}
