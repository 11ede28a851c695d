import type { EachBatchPayload } from 'kafkajs';
import { describe, expect, it } from 'vitest';
import type { Taken } from '../../../ingest/kafka/event-log.ts';
import { createBatchHandler } from '../../../ingest/kafka/kafkajs-batch.ts';
import { log, noWait, testClock } from '../../support/ingest.ts';

const taken: Taken = { kind: 'taken' };

/** A batch of two records at 7 and 8, and what became of it, in order. */
function given({ running = true, stale = false, commit = () => Promise.resolve() } = {}) {
  const happened: string[] = [];
  const payload = {
    batch: {
      topic: 'chat',
      partition: 0,
      messages: ['7', '8'].map((offset) => ({
        offset,
        value: Buffer.from('{}'),
        headers: { H: ['a', 'b'] },
      })),
      lastOffset: () => '8',
    },
    resolveOffset: (offset: string) => happened.push(`resolve ${offset}`),
    commitOffsetsIfNecessary: async ({ topics }: { topics: { partitions: { offset: string }[] }[] }) => {
      await commit();
      happened.push(`commit ${topics[0]?.partitions[0]?.offset ?? ''}`);
    },
    heartbeat: () => Promise.resolve(),
    pause: () => {
      happened.push('pause');
      return () => happened.push('resume');
    },
    isRunning: () => running,
    isStale: () => stale,
  } as unknown as EachBatchPayload;
  return { happened, payload };
}

function handlerOf(take: () => Promise<Taken>) {
  const { signal } = new AbortController();
  return createBatchHandler({
    take,
    clock: testClock(),
    log,
    wait: noWait,
    signal,
    onTaken: () => undefined,
  });
}

describe('a batch', () => {
  it('is resolved and committed after it is taken', async () => {
    const { happened, payload } = given();
    const take = () => {
      happened.push('take');
      return Promise.resolve(taken);
    };
    await handlerOf(take).handle(payload, () => true);
    expect(happened).toEqual(['take', 'resolve 8', 'commit 9']);
  });

  it.each([
    { what: 'of a partition that is not ours', ours: false },
    { what: 'handed out while stopping', running: false },
    { what: 'fetched before a seek', stale: true },
  ])('$what is left alone', async ({ ours = true, ...state }) => {
    const { happened, payload } = given(state);
    await handlerOf(() => Promise.resolve(taken)).handle(payload, () => ours);
    expect(happened).toEqual([]);
  });

  it('is not committed when its partition goes away while it is taken', async () => {
    const { happened, payload } = given();
    let ours = true;
    const take = () => {
      ours = false;
      return Promise.resolve(taken);
    };
    await handlerOf(take).handle(payload, () => ours);
    expect(happened).toEqual([]);
  });

  it('is neither resolved nor committed when taking it fails', async () => {
    const { happened, payload } = given();
    const handler = handlerOf(() => Promise.reject(new Error('disk')));
    await expect(handler.handle(payload, () => true)).rejects.toThrow('disk');
    expect(happened).toEqual([]);
  });

  it('that is held pauses its partition, says so, and is tried again', async () => {
    const { happened, payload } = given();
    const outcomes: Taken[] = [{ kind: 'held', reason: 'inbox-full' }, taken];
    const handler = handlerOf(() => Promise.resolve(outcomes.shift() ?? taken));
    await handler.handle(payload, () => true);
    expect(handler.held()).toMatchObject([{ topic: 'chat', partition: 0, reason: 'inbox-full' }]);
    await noWait();
    expect(happened).toEqual(['pause', 'resume']);
    await handler.handle(payload, () => true);
    expect(handler.held()).toEqual([]);
    expect(happened.slice(2)).toEqual(['resolve 8', 'commit 9']);
  });

  it('tells a commit that the group no longer takes', async () => {
    const { payload } = given({ commit: () => Promise.reject(new Error('ILLEGAL_GENERATION')) });
    await expect(handlerOf(() => Promise.resolve(taken)).handle(payload, () => true)).rejects.toThrow(
      'ILLEGAL',
    );
  });
});
