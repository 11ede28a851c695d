// Every address a mapping writes down, and where: to check them all, and to know the columns a file must have.
import { parseAddress, parseComposed, parseText, type Parsed, type TextPart } from './address.ts';
import type { Mapping, Value, Values, When } from './mapping.ts';
import { fieldsOf, makesEvent, plainRules, type Path, type WrittenRule } from './rules.ts';

export interface WrittenAddress {
  path: Path;
  parsed: Parsed<TextPart[]>;
  /** Whether a list may stand there, so that one `*` is allowed. */
  many?: boolean;
  /** The list whose items are at hand. */
  each?: readonly string[] | undefined;
  /** Stands for a piece of text (`{}` alone), not for a place in the payload. */
  piece?: boolean;
}

/** What stands in `shared` is named once for each rule that uses it. */
export function* writtenAddresses(mapping: Mapping): Generator<WrittenAddress> {
  yield { path: ['tenant'], parsed: parseComposed(mapping.tenant) };
  for (const address of Object.keys(mapping.expect ?? {})) yield plain(address, ['expect', address]);
  yield* proofAddresses(mapping);
  for (const [index, { when, each, events }] of mapping.events.entries()) {
    if (events === undefined) continue;
    yield* whenAddresses(when, ['events', index, 'when']);
    yield plain(each ?? '', ['events', index, 'each']);
  }
  for (const written of plainRules(mapping)) yield* ruleAddresses(mapping, written);
}

function* proofAddresses({ signature, handshake }: Mapping): Generator<WrittenAddress> {
  if (typeof signature === 'object' && 'token' in signature && 'field' in signature.token)
    yield plain(signature.token.field, ['signature', 'token', 'field']);
  yield* whenAddresses(handshake?.when, ['handshake', 'when']);
  if (handshake?.field !== undefined) yield plain(handshake.field, ['handshake', 'field']);
}

function* ruleAddresses(mapping: Mapping, written: WrittenRule): Generator<WrittenAddress> {
  const { rule, path, each } = written;
  for (const one of whenAddresses(rule.when, [...path, 'when'])) yield { ...one, each };
  if (makesEvent(rule)) for (const one of fieldAddresses(mapping, written)) yield { ...one, each };
}

function* fieldAddresses(mapping: Mapping, written: WrittenRule): Generator<WrittenAddress> {
  const { fields, pathOf } = fieldsOf(mapping, written);
  const { id, time, actor, verb, community, object, thread, targets } = fields;
  yield* valueAddresses(id, pathOf('id'));
  if (typeof time === 'object') yield* valueAddresses(time.at, [...pathOf('time'), 'at']);
  if (typeof verb === 'object') yield* valueAddresses(verb, pathOf('verb'));
  for (const [field, values] of Object.entries({ actor, community, object })) {
    for (const [name, value] of Object.entries(values ?? {})) {
      if (name !== 'kind') yield* valueAddresses(value, [...pathOf(field as 'actor'), name]);
    }
  }
  yield* valueAddresses(thread?.id, [...pathOf('thread'), 'id']);
  yield* listAddresses(thread?.inReplyTo, [...pathOf('thread'), 'inReplyTo']);
  for (const [index, { people }] of (targets ?? []).entries())
    yield* listAddresses(people, [...pathOf('targets'), index, 'people']);
}

function* valueAddresses(value: Value | undefined, path: Path): Generator<WrittenAddress> {
  if (value === undefined) return;
  if (typeof value === 'string') yield { path, parsed: parseText(value) };
  else if ('from' in value) yield { path: [...path, 'from'], parsed: parseText(value.from) };
  else if ('first' in value)
    yield* value.first.map((text, index) => ({ path: [...path, 'first', index], parsed: parseText(text) }));
}

function* listAddresses(values: Values | undefined, path: Path): Generator<WrittenAddress> {
  if (values === undefined) return;
  if (Array.isArray(values)) {
    for (const [index, one] of values.entries()) yield* listAddresses(one, [...path, index]);
  } else if (typeof values === 'string') yield { path, parsed: parseText(values), many: true };
  else {
    const [name, text] = 'split' in values ? ['split', values.split] : ['in', values.in];
    yield { path: [...path, name], parsed: parseText(text) };
    if (values.as !== undefined)
      yield { path: [...path, 'as'], parsed: parseComposed(values.as), piece: true };
  }
}

function* whenAddresses(when: When | undefined, path: Path): Generator<WrittenAddress> {
  for (const address of Object.keys(when ?? {})) yield plain(address, [...path, address]);
}

/** One address with no text round it. */
function plain(address: string, path: Path): WrittenAddress {
  const parsed = parseAddress(address);
  return { path, parsed: parsed.kind === 'faulty' ? parsed : { kind: 'parsed', value: [parsed.value] } };
}
