// Notes in the log of administrators' actions, and in the process's own, what somebody changed.
import type { House } from '../main.ts';
import { adminActions, type AdminAction } from '../store/rows/admin-actions.ts';

export type Recorder = Pick<House, 'store' | 'clock' | 'log'>;

/** Resolves when it is on stable storage. */
export async function recordAction(
  { store, clock, log }: Recorder,
  action: Omit<AdminAction, 'time'>,
): Promise<void> {
  log.info(action, 'an administrator changed something');
  await store.insert(adminActions, [{ time: clock.now(), ...action }]);
}
