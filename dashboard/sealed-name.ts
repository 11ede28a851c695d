// Opens a directory entry far enough to show a name.
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Logger } from '../core/log.ts';
import type { Sealer } from '../core/sealing.ts';

const Sealed = Type.Object({ name: Type.String() });

/** Empty when it was sealed with another key: the page then says so instead of failing. */
export function nameIn(sealed: string, sealer: Sealer, log: Logger): string {
  try {
    const entry: unknown = JSON.parse(sealer.open(sealed));
    return Value.Check(Sealed, entry) ? entry.name : '';
  } catch (error) {
    log.warn({ err: error }, 'a directory entry does not open with this key');
    return '';
  }
}
