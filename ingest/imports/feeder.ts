// Feeds events into the inbox in batches: one on its way to disk while the next is made ready, and never ahead of
// what the loader can take.
import { randomUUID } from 'node:crypto';
import type { Clock } from '../../core/clock.ts';
import type { Fault, NotCounted } from '../../core/outcome.ts';
import { TableeError } from '../../core/errors.ts';
import type { Item } from '../accepted.ts';
import type { Alongside } from '../inbox/append.ts';
import type { ImportProgress } from '../inbox/import-progress.ts';
import type { Inbox } from '../inbox/inbox.ts';
import { createTally } from '../loader/tally.ts';
import type { Intake } from '../pipeline/intake.ts';
import type { Examined, Pipeline } from '../pipeline/pipeline.ts';
import type { Wait } from '../wait.ts';

export interface FeederParts {
  inbox: Inbox;
  pipeline: Pipeline;
  clock: Clock;
  wait: Wait;
  /** Items that may wait in the inbox before the feeder pauses. */
  maxBacklog?: number;
}

export interface FeederOptions {
  /** The feed's name in the ledger. */
  source: string;
  /** Where the run stood when it was interrupted. */
  resumed?: ImportProgress;
  /** Under which the progress is kept; it is not when absent. */
  importId?: string;
  /**
   * The rows tell things as they are now: what is known already is a duplicate even if it has changed since, and is
   * told apart here, where the loader would see a conflict.
   */
  retold?: boolean;
  /** Called with every row that is an item, for what is said of them as a whole. */
  onAccepted?: (item: Item) => void;
}

/** What takes rows one after the other: a feeder, or a rehearsal of it. Rows of an interrupted run pass by uncounted. */
export interface RowTaker {
  readonly progress: Readonly<ImportProgress>;
  /** Takes one event; the fault when it cannot be read. Await it: it waits while a full batch goes to disk. */
  feed(event: unknown): Promise<Fault | undefined>;
  /** Counts a row that did not even become an event. */
  turnAway(fault: Fault): Promise<Fault>;
  /** Counts a row that is no interaction. */
  leaveOut(reason: NotCounted): Promise<void>;
}

export interface Feeder extends RowTaker {
  readonly origin: string;
  /** Resolves with the sequence below which everything fed is to be found, when it is on disk. */
  finish(): Promise<number>;
}

/** Rows handed over at once: one flush of the disk for all of them. */
const batchRows = 10_000;
/** Items in one entry of the inbox, read and decoded as one. */
const entryItems = 1_000;
const pauseMs = 100;
const tooDeep: Fault = { code: 'invalid-event', detail: 'nested deeper than 32 levels' };

export function createFeeder(
  parts: FeederParts,
  { source, resumed, importId, retold = false, onAccepted }: FeederOptions,
): Feeder {
  const { inbox, pipeline, clock, wait, maxBacklog = 500_000 } = parts;
  const progress: ImportProgress = { ...newProgress(), ...resumed };
  let behind = progress.rows;
  const origin = `import:${progress.run}`;
  let intake = newIntake();
  let items: Item[] = [];
  let refusals = createTally();
  let inFlight: Promise<number> = Promise.resolve(inbox.backlog().next);

  function newIntake(): Intake {
    return { origin, source, received: clock.now(), mayClaim: () => true };
  }

  /** Hands over what is ready; waits for the batch before it, so that progress is written in order. */
  async function handOver(): Promise<void> {
    const { received } = intake;
    const entries = inEntries(items).map((part) => ({ origin, source, received, items: part }));
    const alongside: Alongside = {
      ...(importId === undefined ? {} : { progress: { id: importId, value: structuredClone(progress) } }),
      ledger: refusals.deltas(),
      bulk: true,
    };
    items = [];
    refusals = createTally();
    intake = newIntake();
    await inFlight;
    while (inbox.backlog().items > maxBacklog) await wait(pauseMs);
    inFlight = append(entries, alongside);
    // Seen by whoever awaits the next batch; until then it must not count as unhandled.
    inFlight.catch(() => undefined);
  }

  async function append(entries: Parameters<Inbox['append']>[0], alongside: Alongside): Promise<number> {
    for (;;) {
      const drainedBefore = inbox.backlog().items === 0;
      const appended = await inbox.append(entries, alongside);
      if (appended.kind === 'appended') return appended.to;
      if (drainedBefore) throw noRoom();
      await wait(pauseMs);
    }
  }

  /** Whether the row was counted before the run was interrupted. */
  function passed(): boolean {
    if (behind === 0) return false;
    behind -= 1;
    return true;
  }

  async function rowDone(): Promise<void> {
    progress.rows += 1;
    if (progress.rows % batchRows === 0) await handOver();
  }

  async function refuse(reasons: Record<string, number>, reason: string): Promise<void> {
    reasons[reason] = (reasons[reason] ?? 0) + 1;
    refusals.count(intake, 'refused', reason);
    await rowDone();
  }

  function take(item: Item): void {
    if (retold && isKnown(item, inbox)) {
      progress.duplicates += 1;
      refusals.count(intake, 'duplicate');
    } else {
      items.push(item);
      progress.accepted += 1;
    }
  }

  return {
    origin,
    progress,
    async feed(event) {
      const outcome = pipeline.examine(event, intake);
      if (outcome.kind === 'accepted') {
        onAccepted?.(outcome.item);
        if (passed()) return undefined;
        take(outcome.item);
        if ((progress.rows + 1) % batchRows === 0) await rowDone();
        else progress.rows += 1;
        return undefined;
      }
      const fault = faultOf(outcome);
      if (!passed()) await refuse(progress.refused, fault.code);
      return fault;
    },
    async turnAway(fault) {
      if (!passed()) await refuse(progress.refused, fault.code);
      return fault;
    },
    async leaveOut(reason) {
      if (!passed()) await refuse(progress.notCounted, reason);
    },
    async finish() {
      await handOver();
      return inFlight;
    },
  };
}

export function newProgress(): ImportProgress {
  return { run: randomUUID().slice(0, 8), rows: 0, accepted: 0, duplicates: 0, refused: {}, notCounted: {} };
}

/** Why an event was not accepted. */
export function faultOf(outcome: Exclude<Examined, { kind: 'accepted' }>): Fault {
  return outcome.kind === 'too-deep' ? tooDeep : outcome.fault;
}

function isKnown(item: Item, { seen }: Inbox): boolean {
  return item.kind !== 'quarantined' && seen.get(item.value.key) !== undefined;
}

function inEntries(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / entryItems);
  return Array.from({ length: count }, (_, index) =>
    items.slice(index * entryItems, (index + 1) * entryItems),
  );
}

/** Nothing waits to be stored, and still there is no room: waiting would not end. */
function noRoom(): TableeError {
  return new TableeError('the inbox has no room: free disk space or raise its budget', {
    code: 'INBOX_FULL',
  });
}
