// Older inboxes keep the index of seen keys among their tables; since writing it must keep no append waiting, it has
// an environment of its own.
import type { Database, RootDatabase } from 'lmdb';
import type { Environment } from './environment.ts';

const keysAtOnce = 10_000;

/** Moves what such an inbox holds, once; cut short, it begins again. Whoever else opens it meanwhile waits. */
export function separateIndex(
  root: RootDatabase,
  about: Environment['about'],
  seen: Environment['seen'],
): void {
  const before = root.openDB<Buffer, Buffer>({ name: 'seen', encoding: 'binary', keyEncoding: 'binary' });
  root.transactionSync(() => {
    if (about.get('index') !== undefined) return;
    copyAll(before, seen);
    about.putSync('index', 'apart');
  });
  before.dropSync();
}

function copyAll(from: Database<Buffer, Buffer>, to: Environment['seen']): void {
  let start: Buffer | undefined;
  for (;;) {
    const some = [...from.getRange({ ...(start === undefined ? {} : { start }), limit: keysAtOnce })];
    to.transactionSync(() => {
      for (const { key, value } of some) to.putSync(key, value);
    });
    if (some.length < keysAtOnce) return;
    start = some.at(-1)?.key;
  }
}
