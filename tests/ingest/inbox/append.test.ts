import { expect, it, vi } from 'vitest';
import { createAppend } from '../../../ingest/inbox/append.ts';
import { openEnvironment } from '../../../ingest/inbox/environment.ts';
import { createLedgerTotals } from '../../../ingest/inbox/ledger-totals.ts';
import { createRoom } from '../../../ingest/inbox/room.ts';
import { noon, temporaryFolder, testClock } from '../../support/ingest.ts';

const quarantined = {
  id: '1',
  source: '/test',
  fault: { code: 'invalid-event', detail: '' },
  sealed: '',
} as const;
const entry = {
  origin: 'webhook',
  source: '/test',
  received: noon,
  items: [{ kind: 'quarantined', value: quarantined }],
} as const;

/** Appends to an inbox whose next commit fails with this error. */
function failingOnce(error: Error) {
  const environment = openEnvironment(temporaryFolder());
  const { transactions } = environment;
  const failures = [error];
  function run<T>(work: () => T): Promise<T> {
    const failure = failures.pop();
    return failure === undefined ? transactions.run(work) : Promise.reject(failure);
  }
  const failing = { ...environment, transactions: { ...transactions, run } };
  const disk = { totalBytes: 2 ** 40, freeBytes: 2 ** 40 };
  const room = createRoom({ maxBytes: 2 ** 30 }, () => disk);
  const onBroken = vi.fn();
  const ledger = createLedgerTotals(environment, testClock());
  const append = createAppend(failing, ledger, room, { forget: () => undefined }, onBroken);
  return { append, onBroken };
}

it.each([{ code: 'ENOSPC' }, { code: 28 }])(
  'asks to come again while the disk is full ($code)',
  async (code) => {
    const { append, onBroken } = failingOnce(Object.assign(new Error('no space'), code));
    expect(await Promise.all([append([entry]), append([entry])])).toEqual([
      { kind: 'full' },
      { kind: 'full' },
    ]);
    expect(await append([entry])).toEqual({ kind: 'appended', from: 1, to: 2 });
    expect(onBroken).not.toHaveBeenCalled();
  },
);

it('takes nothing more once a flush has failed', async () => {
  const { append, onBroken } = failingOnce(Object.assign(new Error('input/output error'), { code: 5 }));
  const failure = { code: 'INBOX_WRITE', retryable: false };
  await expect(append([entry])).rejects.toMatchObject(failure);
  await expect(append([entry])).rejects.toMatchObject(failure);
  expect(onBroken).toHaveBeenCalledExactlyOnceWith(expect.objectContaining(failure));
});
