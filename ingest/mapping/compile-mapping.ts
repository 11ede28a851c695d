// A mapping made into one function: from a record to what it tells. Compiled once, called for every record.
import type { InteractionEvent } from '../../core/event.ts';
import type { Fault, NotCounted } from '../../core/outcome.ts';
import { conditionReader } from './conditions.ts';
import { eventMapper } from './event-mapper.ts';
import { expectationReader } from './expectations.ts';
import { columnLookup, follow, jsonLookup, type JsonPlace, type Lookup } from './lookup.ts';
import type { CheckedMapping } from './read-mapping.ts';
import { eachTokens, makesEvent, plainRules, type Path, type WrittenRule } from './rules.ts';

/** What one record tells; `line` is the line of the mapping that says so, 0 when nothing in it does. */
export type Mapped = { line: number } & (
  | { kind: 'event'; event: InteractionEvent }
  | { kind: 'not-counted'; reason: NotCounted }
  | { kind: 'fault'; fault: Fault }
);

/** Tells at least one thing of every record. */
export type RecordMapper<T> = (record: T) => Mapped[];

/** Nothing when the rule does not apply. */
type RuleMapper<Place> = (place: Place) => Mapped[] | undefined;

/** For the rows of a CSV file with this header. */
export function rowMapper(
  checked: CheckedMapping,
  header: readonly string[],
): RecordMapper<readonly string[]> {
  const lookup = columnLookup(header);
  return firstOf(plainRules(checked.mapping).map((written) => plainMapper(checked, written, lookup)));
}

/** For payloads and lines of JSON. */
export function payloadMapper(checked: CheckedMapping): RecordMapper<unknown> {
  const { mapping, lineOf } = checked;
  const unmet = expectationReader(mapping.expect ?? {});
  const read = firstOf(mapping.events.map((_, index) => ruleMapper(checked, index)));
  return (payload) => {
    const failed = unmet(payload);
    if (failed === undefined) return read({ payload, item: undefined });
    const { fault, address } = failed;
    return [{ kind: 'fault', fault, line: lineOf(['expect', address]) }];
  };
}

function ruleMapper(checked: CheckedMapping, index: number): RuleMapper<JsonPlace> {
  const rules = plainRules(checked.mapping).filter(({ path }) => path[1] === index);
  const rule = checked.mapping.events[index];
  const [only] = rules;
  if (rule?.events === undefined)
    return only === undefined ? () => undefined : plainMapper(checked, only, jsonLookup());
  const each = eachTokens(rule.each ?? '');
  const applies = conditionReader(rule.when, jsonLookup());
  const lookup = jsonLookup(each);
  const readItem = firstOf(rules.map((written) => plainMapper(checked, written, lookup)));
  const line = checked.lineOf(['events', index, 'each']);
  return (place) => {
    if (!applies(place)) return undefined;
    const list = follow(place.payload, each);
    if (!Array.isArray(list) || list.length === 0)
      return [{ kind: 'not-counted', reason: 'no-interaction', line }];
    return list.flatMap((item: unknown) => readItem({ payload: place.payload, item }));
  };
}

function plainMapper<Place>(
  checked: CheckedMapping,
  written: WrittenRule,
  lookup: Lookup<Place>,
): RuleMapper<Place> {
  const { rule } = written;
  const applies = conditionReader(rule.when, lookup);
  if (!makesEvent(rule)) {
    const outcome = [outcomeOf(written, checked.lineOf)];
    return (place) => (applies(place) ? outcome : undefined);
  }
  const map = eventMapper(checked, written, lookup);
  return (place) => (applies(place) ? [map(place)] : undefined);
}

function outcomeOf({ rule, path }: WrittenRule, lineOf: (path: Path) => number): Mapped {
  const { leaveOut, refuse } = rule;
  if (leaveOut !== undefined)
    return { kind: 'not-counted', reason: leaveOut, line: lineOf([...path, 'leaveOut']) };
  const fault: Fault = { code: 'unreadable-payload', detail: refuse ?? '' };
  return { kind: 'fault', fault, line: lineOf([...path, 'refuse']) };
}

/** The first rule that applies decides; a record that none applies to is of a kind the mapping does not know. */
function firstOf<Place>(rules: readonly RuleMapper<Place>[]): RecordMapper<Place> {
  return (place) => {
    for (const rule of rules) {
      const mapped = rule(place);
      if (mapped !== undefined) return mapped;
    }
    return [{ kind: 'not-counted', reason: 'unknown-event', line: 0 }];
  };
}
