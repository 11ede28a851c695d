// The topic as inbox: acknowledged when the brokers have it; while they are out of reach, a spill on this disk has it.
import type { Logger } from '../../core/log.ts';
import type { Sealer } from '../../core/sealing.ts';
import type { Entry } from '../accepted.ts';
import type { Carrier } from '../inbox/carrier.ts';
import { decoded, decodeEntry } from '../inbox/entry-codec.ts';
import type { Backlog, Inbox } from '../inbox/inbox.ts';
import { backoffMs } from '../loader/retrying-store.ts';
import type { Wait } from '../wait.ts';
import { sealEntries } from './sealed-entries.ts';
import type { TopicWriter } from './topic-writer.ts';

export interface TopicCarrierParts {
  writer: TopicWriter;
  topic: string;
  /** Holds what the topic cannot take now. */
  spill: Inbox;
  /** Takes what fits no record of the topic. */
  inbox: Pick<Inbox, 'append' | 'ledger'>;
  sealer: Sealer;
  log: Logger;
  wait: Wait;
  /** Uniform in [0, 1), for full jitter. */
  random: () => number;
}

export interface TopicCarrier extends Carrier {
  /** What waits to be forwarded to the topic. */
  spilled(): Backlog;
  /** Ends forwarding after the stretch in hand; what is left waits for the next start. */
  stop(): Promise<void>;
}

/** Items forwarded at a time. */
const stretchItems = 5_000;
const idleMs = 500;
/** The brokers are tried again at least this often. */
const longestMs = 2_000;

/** Forwards from the spill until stopped. */
export function createTopicCarrier(parts: TopicCarrierParts): TopicCarrier {
  const { writer, topic, spill, inbox, sealer, log, wait, random } = parts;
  const stopping = new AbortController();
  const { signal } = stopping;

  /** One stretch; false when there is nothing to forward, or no getting through, or another process forwards. */
  async function forwardOnce(): Promise<boolean> {
    const { items, loaded } = spill.backlog();
    if (items === 0 || !(await spill.loader.acquire())) return false;
    const stretch = spill.read(loaded, { maxItems: stretchItems });
    const entries = stretch.entries.map(({ bytes }) => decodeEntry(bytes));
    const { records, tooLarge } = sealEntries(entries, topic, sealer);
    if (tooLarge.length > 0 && (await inbox.append(tooLarge)).kind === 'full') return false;
    if (!(await writer.write(records))) return false;
    // A crash before this forwards the stretch again, which changes nothing.
    await spill.loader.finish(stretch, []);
    return true;
  }

  async function forward(): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      try {
        const reachable = writer.reachable() || (await writer.tryAgain());
        failures = reachable ? 0 : failures + 1;
        if (reachable && (await forwardOnce())) continue;
      } catch (error) {
        failures += 1;
        log.error({ err: error }, 'the spill could not be forwarded; trying again');
      }
      await wait(failures === 0 ? idleMs : random() * Math.min(longestMs, backoffMs(failures)), signal);
    }
    await spill.loader.release();
  }

  async function carry(entries: readonly Entry[], bulk: boolean): ReturnType<Carrier['append']> {
    if (!writer.reachable()) return spill.append(entries, { bulk });
    const { records, tooLarge } = sealEntries(entries, topic, sealer);
    if (tooLarge.length > 0 && (await inbox.append(tooLarge, { bulk })).kind === 'full')
      return { kind: 'full' };
    return (await writer.write(records)) ? { kind: 'appended' } : spill.append(entries, { bulk });
  }

  const forwarding = forward();
  return {
    isFull: () => !writer.reachable() && spill.isFull(),
    takesBulk: () => writer.reachable() || spill.takesBulk(),
    async append(given, { bulk = false, ledger = [] } = {}) {
      const appended = await carry(given.map(decoded), bulk);
      // The ledger is here, whichever way the entries go.
      if (appended.kind === 'appended') await inbox.ledger.add(ledger);
      return appended;
    },
    spilled: () => spill.backlog(),
    async stop() {
      stopping.abort();
      await forwarding;
    },
  };
}
