// A page is a question, who may ask it, and its answer shown as HTML and as JSON from the same rows.
import type { VNode } from 'preact';
import type { Static, TSchema } from 'typebox';
import type { Role } from '../core/gate.ts';
import type { Asking } from './answers/asking.ts';
import type { Words } from './words.ts';

/** Why there is no answer. */
export type NoAnswer = 'missing' | 'not-yours';

export interface PageDefinition<A extends TSchema> {
  /** Path of the page; with `api` before it, of its JSON. */
  path: string;
  api: string;
  summary: string;
  roles: readonly Role[];
  schema: A;
  /** Holds names: no cache may keep it. */
  names?: boolean;
  ask(
    asking: Asking,
    params: Readonly<Record<string, string>>,
    query: URLSearchParams,
  ): Promise<Static<A> | NoAnswer>;
  title: (words: Words, answer: Static<A>) => string;
  view: (answer: Static<A>) => VNode;
}

/** An answer ready to be shown either way. */
export interface Answered {
  json: unknown;
  title: (words: Words) => string;
  view: () => VNode;
}

export interface Page extends Pick<
  PageDefinition<TSchema>,
  'path' | 'api' | 'summary' | 'roles' | 'schema' | 'names'
> {
  ask(
    asking: Asking,
    params: Readonly<Record<string, string>>,
    query: URLSearchParams,
  ): Promise<Answered | NoAnswer>;
}

export function definePage<A extends TSchema>(definition: PageDefinition<A>): Page {
  const { path, api, summary, roles, schema, names = false } = definition;
  return {
    path,
    api,
    summary,
    roles,
    schema,
    names,
    async ask(asking, params, query) {
      const answer = await definition.ask(asking, params, query);
      if (answer === 'missing' || answer === 'not-yours') return answer;
      return {
        json: answer,
        title: (words) => definition.title(words, answer),
        view: () => definition.view(answer),
      };
    },
  };
}
