// Older inboxes keep the index of seen keys among their tables; since writing it must keep no append waiting, it has
// an environment of its own.
import type { Database } from 'lmdb';
import type { Environment } from './environment.ts';

const keysAtOnce = 10_000;

type Parts = Pick<Environment, 'root' | 'transactions' | 'about' | 'seen' | 'seenTransactions'>;

/** Moves what such an inbox holds, once; cut short, it begins again. Whoever else opens it meanwhile waits. */
export function separateIndex({ root, transactions, about, seen, seenTransactions }: Parts): void {
  transactions.runSync(() => {
    if (about.get('index') !== undefined) return;
    const before = root.openDB<Buffer, Buffer>({ name: 'seen', encoding: 'binary', keyEncoding: 'binary' });
    for (const some of pieces(before))
      seenTransactions.runSync(() => {
        for (const { key, value } of some) seen.putSync(key, value);
      });
    about.putSync('index', 'apart');
    before.dropSync();
  });
}

/** All there is, in order, so many at a time. */
function* pieces(table: Database<Buffer, Buffer>): Generator<{ key: Buffer; value: Buffer }[]> {
  for (let start: Buffer | undefined; ;) {
    const some = [...table.getRange({ ...(start === undefined ? {} : { start }), limit: keysAtOnce })];
    yield some;
    if (some.length < keysAtOnce) return;
    start = some.at(-1)?.key;
  }
}
