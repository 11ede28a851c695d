// What administrators do to sources and quarantine, from the page and from the command line alike; all of it is logged.
import type { FeedBalance, SourceDesk } from '../dashboard/source-desk.ts';
import { discardQuarantine } from '../ingest/quarantine/discard.ts';
import { releaseSource } from '../ingest/quarantine/release.ts';
import { replayQuarantine } from '../ingest/quarantine/replay.ts';
import type { House } from '../main.ts';
import type { QuarantineSelection } from '../store/queries/quarantine-arrivals.ts';
import { createNote } from './admin-note.ts';
import { outcomeOf } from './desk-outcome.ts';
import { createSourceActs } from './source-acts.ts';

export function createDesk(house: House): SourceDesk {
  const { store, clock, log, inbox, kafka } = house;

  const note = createNote({ store: () => Promise.resolve(store), clock, log });

  return {
    ...createSourceActs(house, note),
    ...(kafka === undefined ? {} : { topics: () => kafka.state() }),
    balances: () => byFeed(inbox.ledger.balance()),
    release: (name, by) =>
      outcomeOf(async () => {
        const report = await releaseSource(name, by, house);
        await note(by, 'source-released', name, told(report));
        return report;
      }),
    replay: (selection, by) =>
      outcomeOf(async () => {
        const report = await replayQuarantine(selection, by, house);
        await note(by, 'quarantine-replayed', choiceInWords(selection), told(report));
        return report;
      }),
    discard: (selection, reason, by) =>
      outcomeOf(async () => {
        // Noted first: afterwards there would be nothing to see.
        await note(by, 'quarantine-discarded', choiceInWords(selection), reason);
        return { discarded: await discardQuarantine(selection, { by, reason }, house) };
      }),
  };
}

const told = ({ replayed, waiting }: { replayed: number; waiting: number }) =>
  `${replayed} replayed, ${waiting} still unreadable`;

function choiceInWords({ ids = [], since, ...rest }: QuarantineSelection): string {
  const words = Object.entries(rest).map(([name, value]) => `${name} ${value}`);
  if (ids.length > 0) words.push(ids.length === 1 ? `event ${String(ids[0])}` : `${ids.length} events`);
  if (since !== undefined) words.push(`since ${new Date(since).toISOString()}`);
  return words.length === 0 ? 'everything' : words.join(', ');
}

function byFeed(balances: ReturnType<House['inbox']['ledger']['balance']>): FeedBalance[] {
  const feeds = new Map<string, FeedBalance>();
  for (const { source, waiting, difference } of balances) {
    const feed = feeds.get(source) ?? { source, waiting: 0, difference: 0 };
    feed.waiting += waiting;
    feed.difference += difference;
    feeds.set(source, feed);
  }
  return [...feeds.values()];
}
