// One setting: its variable, what it may be, its default and what it is for.
import { Type, type TSchema } from 'typebox';

export interface Setting<T extends TSchema> {
  env: `TABLEE_${string}`;
  schema: T;
  /** As it would be written in the environment; absent = not set. */
  fallback?: string;
  about: string;
  secret?: boolean;
}

export const setting = <T extends TSchema>(definition: Setting<T>) => definition;
export const Optional = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Undefined()]);
export const text = Type.String({ minLength: 1 });
export const count = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum });
