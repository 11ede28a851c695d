// The rules of a mapping with what they share, each knowing where in the file its parts are written.
import { parseAddress, trusted, type Parsed, type Address } from './address.ts';
import type { EventFields, Mapping, PlainRule } from './mapping.ts';

/** The way to a node of the YAML document. */
export type Path = readonly (string | number)[];

/** A rule that stands for one thing; `each` leads to the list whose items it is asked about. */
export interface WrittenRule {
  rule: PlainRule;
  path: Path;
  each: readonly string[] | undefined;
}

/** All plain rules in order, those inside `each` too. */
export function plainRules({ events }: Mapping): WrittenRule[] {
  return events.flatMap((rule, index): WrittenRule[] => {
    const path: Path = ['events', index];
    if (rule.events === undefined) return [{ rule, path, each: undefined }];
    const each = eachTokens(rule.each ?? '');
    return rule.events.map((inner, at) => ({ rule: inner, path: [...path, 'events', at], each }));
  });
}

/** The tokens of the list named by `each`; those of nothing when it is no pointer, which the check tells. */
export function eachTokens(each: string): readonly string[] {
  const parsed: Parsed<Address> = parseAddress(each);
  const address = parsed.kind === 'faulty' ? undefined : trusted(parsed);
  return address?.kind === 'pointer' ? address.tokens : [];
}

const fieldNames = ['id', 'time', 'actor', 'verb', 'community', 'object', 'thread', 'targets'] as const;
export type FieldName = (typeof fieldNames)[number];

/** Whether a rule says anything of an event, rather than leaving out or refusing. */
export function makesEvent({ leaveOut, refuse }: PlainRule): boolean {
  return leaveOut === undefined && refuse === undefined;
}

/** Fields of a rule's event: its own, and for the rest those shared. */
export function fieldsOf(
  { shared }: Mapping,
  { rule, path }: WrittenRule,
): { fields: EventFields; pathOf: (field: FieldName) => Path } {
  const own = (field: FieldName) => rule[field] !== undefined;
  return {
    fields: { ...shared, ...rule },
    pathOf: (field) =>
      own(field) || shared?.[field] === undefined
        ? [...path, ...(own(field) ? [field] : [])]
        : ['shared', field],
  };
}

/** Fields a rule has that belong to an event. */
export function ownFields(rule: PlainRule): FieldName[] {
  return fieldNames.filter((field) => rule[field] !== undefined);
}
