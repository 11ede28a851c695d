// What a mapping makes of a file: each event and the interaction it would be stored as, or the reason there is none.
import type { TableeEvent } from '../../core/event.ts';
import type { Interaction } from '../../core/interaction.ts';
import type { Fault, NotCounted } from '../../core/outcome.ts';
import { OperatorError } from '../../core/errors.ts';
import type { Measure } from '../accepted.ts';
import { createCsvReader, separatorOf } from '../imports/csv.ts';
import type { Pipeline } from '../pipeline/pipeline.ts';
import { columnsOf } from './check-mapping.ts';
import { payloadMapper, rowMapper, type Mapped } from './compile-mapping.ts';
import type { CheckedMapping } from './read-mapping.ts';

/** `line` is that of the mapping, 0 when no rule of it applies. */
export type Tried = { line: number } & (
  | { kind: 'interaction'; event: TableeEvent; interaction: Interaction | Measure }
  | { kind: 'not-counted'; reason: NotCounted }
  | { kind: 'fault'; fault: Fault }
);

/** A mapping of columns reads CSV; any other reads JSON, or JSON a line when the file's name says so. */
export function tryMapping(
  checked: CheckedMapping,
  payload: { path: string; text: string },
  pipeline: Pipeline,
  received: number,
): Tried[] {
  const told =
    columnsOf(checked.mapping).length > 0 ? fromRows(checked, payload.text) : fromJson(checked, payload);
  return told.map((one) => (one.kind === 'event' ? examined(one, pipeline, received) : one));
}

function fromRows(checked: CheckedMapping, text: string): Mapped[] {
  const separator = checked.mapping.separator ?? separatorOf(text.split('\n', 1)[0] ?? '');
  const reader = createCsvReader(separator);
  const [header, ...rows] = [...reader.push(text), ...reader.end()].map(({ fields }) => fields);
  return rows.flatMap(
    rowMapper(
      checked,
      (header ?? []).map((name) => name.trim()),
    ),
  );
}

function fromJson(checked: CheckedMapping, { path, text }: { path: string; text: string }): Mapped[] {
  const read = payloadMapper(checked);
  const documents = /\.(ndjson|jsonl)$/i.test(path)
    ? text.split('\n').filter((line) => line.trim() !== '')
    : [text];
  return documents.flatMap((document) => read(parsed(document, path)));
}

function parsed(document: string, path: string): unknown {
  try {
    return JSON.parse(document);
  } catch (cause) {
    throw new OperatorError(`${path} is not JSON.`, { code: 'FILE_UNREADABLE', cause });
  }
}

function examined(told: Extract<Mapped, { kind: 'event' }>, pipeline: Pipeline, received: number): Tried {
  const { event, line } = told;
  const outcome = pipeline.examine(event, {
    origin: 'try',
    source: event.source,
    received,
    mayClaim: () => true,
  });
  if (outcome.kind === 'accepted' && outcome.item.kind !== 'quarantined')
    return { kind: 'interaction', line, event, interaction: outcome.item.value };
  const fault: Fault =
    outcome.kind === 'quarantined' ? outcome.fault : { code: 'invalid-event', detail: 'nested too deep' };
  return { kind: 'fault', line, fault };
}
