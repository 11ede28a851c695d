// The note that is made of everything an administrator changes.
import type { Clock } from '../core/clock.ts';
import type { Logger } from '../core/log.ts';
import { adminActions, type AdminActionKind } from '../store/rows/admin-actions.ts';
import type { Store } from '../store/store.ts';

/** Notes who changed what; resolves when it is on stable storage. */
export type Note = (by: string, action: AdminActionKind, subject: string, detail?: string) => Promise<void>;

/** Who acts, when it is somebody at the console. */
export const atConsole = 'console';

export interface NoteParts {
  /** Opened when the first note is made. */
  store: () => Promise<Pick<Store, 'insert'>>;
  clock: Clock;
  log: Logger;
}

export function createNote({ store, clock, log }: NoteParts): Note {
  return async (actor, action, subject, detail = '') => {
    log.info({ actor, action, subject, detail }, 'an administrator changed something');
    const { insert } = await store();
    await insert(adminActions, [{ time: clock.now(), actor, action, subject, detail }]);
  };
}

/** The same for what is done without the store: whether it was noted, and when not, the process's log has it. */
export function noteIfReachable(note: Note, log: Logger): (...told: Parameters<Note>) => Promise<boolean> {
  return async (actor, action, subject, detail = '') => {
    try {
      await note(actor, action, subject, detail);
      return true;
    } catch (err) {
      log.error({ err, actor, action, subject, detail }, 'an administrator’s change could not be noted');
      return false;
    }
  };
}
