import { pino } from 'pino';
import { expect, it } from 'vitest';
import { watchLedger } from '../../../ingest/loader/watch-ledger.ts';
import { noon, testClock, testInbox } from '../../support/ingest.ts';

interface Line {
  msg: string;
  difference?: number;
  where?: object[];
}

it('tells of a difference once, where it is, and when it is gone', async () => {
  const lines: Line[] = [];
  const log = pino({ base: null }, { write: (line) => void lines.push(JSON.parse(line) as Line) });
  const clock = testClock();
  const inbox = testInbox({ clock });
  const check = watchLedger(inbox.ledger, { clock, log });
  const later = () => {
    clock.set(clock.now() + 10_000);
    check();
  };
  const cell = { hour: noon, source: '/f', origin: 'webhook', reason: '' } as const;

  check();
  await inbox.ledger.add([{ ...cell, outcome: 'received', n: 1 }]);
  check();
  expect(lines).toEqual([]);
  later();
  later();
  expect(lines).toMatchObject([{ difference: 1, where: [{ source: '/f', received: 1, settled: 0 }] }]);
  await inbox.ledger.add([{ ...cell, outcome: 'stored', n: 1 }]);
  later();
  expect(lines[1]?.msg).toBe('the ledger balances again');
});
