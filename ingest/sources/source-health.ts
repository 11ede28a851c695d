// Watches how much of what each source sends can be read, and holds a source that has gone wrong.
import type { Clock } from '../../core/clock.ts';
import type { Logger } from '../../core/log.ts';
import type { Fault } from '../../core/outcome.ts';
import type { Sources } from './sources.ts';

export interface SourceHealth {
  /**
   * Counts what one delivery held, once it is on disk; every carrier counts here. Resolves when a source that tipped
   * over is held: the next delivery finds it so.
   */
  count(source: string, delivery: { events: number; unreadable: number }): Promise<void>;
}

export interface SourceHealthParts {
  sources: Pick<Sources, 'hold'>;
  clock: Clock;
  log: Logger;
  /** More than this share of a window unreadable, and the source is held. */
  abovePercent: number;
}

/** Why everything a held source sends is kept aside. */
export const heldFault: Fault = {
  code: 'held',
  detail: 'its source is held because too much of what it sent could not be read',
};

export const windowMs = 5 * 60_000;
/** Fewer events in a window say nothing yet. */
export const enoughEvents = 100;
const slotMs = 10_000;

interface Slot {
  from: number;
  events: number;
  unreadable: number;
}

/** Windows are kept in memory, one a known source: after a restart five minutes begin anew. */
export function createSourceHealth({ sources, clock, log, abovePercent }: SourceHealthParts): SourceHealth {
  const windows = new Map<string, Slot[]>();

  function slotNow(source: string): { slot: Slot; slots: Slot[] } {
    const now = clock.now();
    const from = now - (now % slotMs);
    const known = windows.get(source) ?? [];
    const last = known.at(-1);
    if (last?.from === from) return { slot: last, slots: known };
    const slot = { from, events: 0, unreadable: 0 };
    const slots = [...known.filter((one) => one.from > from - windowMs), slot];
    windows.set(source, slots);
    return { slot, slots };
  }

  return {
    async count(source, { events, unreadable }) {
      const { slot, slots } = slotNow(source);
      slot.events += events;
      slot.unreadable += unreadable;
      if (unreadable === 0 || !isBeyond(slots, abovePercent)) return;
      // A source that is released begins anew, else it would be held again at once.
      windows.delete(source);
      if (await sources.hold(source))
        log.error({ source, ...sumOf(slots) }, 'a source is held: too much of what it sends cannot be read');
    },
  };
}

function isBeyond(slots: readonly Slot[], abovePercent: number): boolean {
  const { events, unreadable } = sumOf(slots);
  return events >= enoughEvents && unreadable * 100 > events * abovePercent;
}

function sumOf(slots: readonly Slot[]): Pick<Slot, 'events' | 'unreadable'> {
  return {
    events: slots.reduce((sum, slot) => sum + slot.events, 0),
    unreadable: slots.reduce((sum, slot) => sum + slot.unreadable, 0),
  };
}
