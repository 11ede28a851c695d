// The shape a tool's payload must have to be read: a schema compiled once, and its first error in words.
import { Ajv } from 'ajv';
import type { Static, TSchema } from 'typebox';
import { once } from '../../core/once.ts';
import { unreadable } from './tellings.ts';
import type { Telling } from './tool.ts';

export interface Shape<T> {
  fits(value: unknown): value is T;
  /** Why the last value did not fit; `at` is the pointer to it within its payload. */
  misfit(at?: string): Telling;
}

const ajv = new Ajv({ strict: true, allowUnionTypes: true });

/** Only what is read is in the schema: tools add fields all the time. */
export function shapeOf<Schema extends TSchema>(schema: Schema): Shape<Static<Schema>> {
  // Fifty shapes compiled one after another would hold up the start of every command.
  const validator = once(() => ajv.compile<Static<Schema>>(schema));
  return {
    fits: (value): value is Static<Schema> => validator()(value),
    misfit(at = '') {
      const [error] = validator().errors ?? [];
      return unreadable(error?.message ?? 'has another shape', `${at}${error?.instancePath ?? ''}`);
    },
  };
}
