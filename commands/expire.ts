// Once a day: what is older than is kept goes, and the inbox forgets counts the store has long had.
import { keptFrom } from '../core/retention.ts';
import { dayMs } from '../core/windows.ts';
import { dropExpired } from '../store/drop-expired.ts';
import type { House } from '../main.ts';

/**
 * A count that grows again after it was forgotten would start from nothing and replace the store's: nothing may wait in
 * the inbox for as long as this.
 */
const countsKeptMs = 90 * dayMs;

/** @param inStore false where another house looks after the store: then only the inbox of this one forgets */
export async function expire(
  { store, inbox, config, clock, calendar, log }: House,
  { inStore = true } = {},
): Promise<void> {
  const now = clock.now();
  await inbox.ledger.prune(now - countsKeptMs);
  if (!inStore || config.retentionMonths === undefined) return;
  const from = keptFrom(calendar.dayOf(now), config.retentionMonths);
  const dropped = await dropExpired(store, from);
  if (dropped.partitions + dropped.runs > 0) log.info({ from, ...dropped }, 'what is older was let go');
}
