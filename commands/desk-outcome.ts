// What comes of an administrator's wish: done, or what is wrong with it; and the note that is made of it.
import { OperatorError } from '../core/errors.ts';
import type { DeskOutcome } from '../dashboard/source-desk.ts';
import type { AdminActionKind } from '../store/rows/admin-actions.ts';

/** Notes who changed what; resolves when it is on stable storage. */
export type Note = (by: string, action: AdminActionKind, subject: string, detail?: string) => Promise<void>;

/** What the operator must mend is an answer here; anything else is a fault of ours. */
export async function outcomeOf<T>(act: () => Promise<T>): Promise<DeskOutcome<T>> {
  try {
    return { kind: 'done', value: await act() };
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    return { kind: 'refused', code: error.code, detail: error.message };
  }
}
