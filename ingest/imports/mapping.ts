// A mapping says which column of a file is what: YAML, checked whole before a row is read.
import { readFile } from 'node:fs/promises';
import { Ajv, type ErrorObject } from 'ajv';
import { Type, type Static } from 'typebox';
import { LineCounter, parseDocument, type Document } from 'yaml';
import { OperatorError } from '../../core/errors.ts';
import { tieReasons, verbs } from '../../core/verbs.ts';
import { refuseFaults, type FileFault } from './faults.ts';

const Column = Type.String({ minLength: 1 });

/** A column; `prefix` replaces the tenant in front of its values. */
const Reference = Type.Union([
  Column,
  Type.Object({ column: Column, prefix: Type.Optional(Type.String()) }, { additionalProperties: false }),
]);

/** A column of several values, or one when no separator is given. */
const References = Type.Union([
  Column,
  Type.Object(
    {
      column: Column,
      separator: Type.Optional(Type.String({ minLength: 1 })),
      prefix: Type.Optional(Type.String()),
    },
    { additionalProperties: false },
  ),
]);

const Targets = Type.Object(
  {
    column: Column,
    reason: Type.Enum([...tieReasons]),
    separator: Type.Optional(Type.String({ minLength: 1 })),
    prefix: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);

const VerbName = Type.Enum([...verbs]);

export const Mapping = Type.Object(
  {
    /** CloudEvents source of every event, e.g. `/lean-zulip`. */
    source: Type.String({ pattern: '^/[^\\s]{1,198}$' }),
    /** `provider:tenant`, put in front of people, communities and things. */
    tenant: Type.String({ pattern: '^[^\\s:]+:[^\\s:]+$' }),
    /** Found from the header when absent. */
    separator: Type.Optional(Type.String({ minLength: 1, maxLength: 1 })),
    id: Column,
    time: Type.Object(
      { column: Column, as: Type.Enum(['unix-seconds', 'unix-milliseconds', 'iso']) },
      { additionalProperties: false },
    ),
    actor: Reference,
    bot: Type.Optional(Column),
    /** One verb for all, or looked up by the values of a column. */
    verb: Type.Union([
      VerbName,
      Type.Object(
        { column: Column, values: Type.Record(Type.String(), VerbName) },
        { additionalProperties: false },
      ),
    ]),
    community: Reference,
    communityName: Type.Optional(Column),
    /** The thing made, or reacted to. */
    object: Type.Optional(Reference),
    thread: Type.Optional(Reference),
    /** Things this one answers. */
    replies: Type.Optional(References),
    quotes: Type.Optional(References),
    /** People named in it. */
    mentions: Type.Optional(References),
    /** People it is for, and why. */
    targets: Type.Optional(Targets),
    chars: Type.Optional(Column),
    lang: Type.Optional(Column),
  },
  { additionalProperties: false },
);
export type Mapping = Static<typeof Mapping>;

const isMapping = new Ajv({ allErrors: true, allowUnionTypes: true }).compile<Mapping>(Mapping);

/** Reads a mapping file. @throws OperatorError `FILE_FAULTS` with every fault and its line. */
export async function readMapping(path: string): Promise<{ mapping: Mapping; text: string }> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new OperatorError(`${path} cannot be read.`, { code: 'FILE_UNREADABLE', cause });
  });
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const syntax = document.errors.map(({ pos: [at], message }) => ({
    line: lines.linePos(at).line,
    detail: message.split('\n', 1)[0] ?? message,
  }));
  refuseFaults(path, syntax);
  const mapping: unknown = document.toJS();
  if (isMapping(mapping)) return { mapping, text };
  refuseFaults(path, faultsOf(isMapping.errors ?? [], document, lines));
  throw new OperatorError(`${path} is not a mapping.`, { code: 'FILE_FAULTS' });
}

function faultsOf(errors: readonly ErrorObject[], document: Document, lines: LineCounter): FileFault[] {
  return (
    errors
      // A union says for each of its shapes why it is not that one; saying that none fits is enough.
      .filter(({ schemaPath }) => !schemaPath.includes('/anyOf/'))
      .map(({ instancePath, message = 'is not valid', params }) => {
        const path = instancePath.split('/').slice(1);
        const { additionalProperty: unknown } = params as { additionalProperty?: string };
        const name = [...path, ...(unknown === undefined ? [] : [unknown])].join('.');
        const detail =
          unknown === undefined ? `${name || 'mapping'} ${message}` : `${name} is not a field of a mapping`;
        return { line: lineOf(document, unknown === undefined ? path : [...path, unknown], lines), detail };
      })
  );
}

function lineOf(document: Document, path: readonly string[], lines: LineCounter): number {
  const node = path.length === 0 ? undefined : document.getIn(path, true);
  const range = (node as { range?: [number, number, number] } | undefined)?.range;
  return range === undefined ? 1 : lines.linePos(range[0]).line;
}
