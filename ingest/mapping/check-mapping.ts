// What a schema cannot see of a mapping: rules that say too much or too little, and addresses that lead nowhere.
import { hmacFaults } from '../signatures/configured-hmac.ts';
import { everyItem, pointerOf, type Address } from './address.ts';
import { leadsThrough } from './lookup.ts';
import type { Mapping, PlainRule } from './mapping.ts';
import { fieldsOf, makesEvent, ownFields, plainRules, type Path, type WrittenRule } from './rules.ts';
import { isTimeZone } from './times.ts';
import { writtenAddresses, type WrittenAddress } from './written-addresses.ts';

/** A fault, and the node it is about. */
export interface MappingFault {
  path: Path;
  detail: string;
}

/** Every fault of a mapping that fits the schema, each once. */
export function mappingFaults(mapping: Mapping): MappingFault[] {
  const found = [
    ...proofFaults(mapping),
    ...mapping.events.flatMap(groupFaults),
    ...plainRules(mapping).flatMap((rule) => ruleFaults(mapping, rule)),
    ...addressFaults([...writtenAddresses(mapping)]),
  ];
  return [...new Map(found.map((fault) => [JSON.stringify(fault), fault])).values()];
}

function proofFaults({ signature, handshake }: Mapping): MappingFault[] {
  const hmac = typeof signature === 'object' && 'hmac' in signature ? hmacFaults(signature.hmac) : [];
  const both = (handshake?.field === undefined) === (handshake?.query === undefined);
  return [
    ...hmac.map((detail) => ({ path: ['signature', 'hmac'], detail })),
    ...(handshake !== undefined && both
      ? [{ path: ['handshake'], detail: 'handshake echoes either a field or a query parameter' }]
      : []),
  ];
}

/** `each` and the rules for its items go together, and leave nothing else to say. */
function groupFaults(rule: Mapping['events'][number], index: number): MappingFault[] {
  const path: Path = ['events', index];
  if ((rule.each === undefined) !== (rule.events === undefined))
    return [{ path, detail: 'each needs events for its items, and events in a rule need each' }];
  if (rule.events === undefined || (makesEvent(rule) && ownFields(rule).length === 0)) return [];
  return [{ path, detail: 'a rule with each says everything else in its events' }];
}

function ruleFaults(mapping: Mapping, written: WrittenRule): MappingFault[] {
  const { rule, path } = written;
  if (!makesEvent(rule)) return outcomeFaults(rule, path);
  const { fields, pathOf } = fieldsOf(mapping, written);
  const missing = (['id', 'time', 'actor', 'verb', 'community'] as const)
    .filter((field) => fields[field] === undefined)
    .map((field) => ({ path, detail: `the event has no ${field}` }));
  const zone = typeof fields.time === 'object' ? fields.time.zone : undefined;
  if (zone !== undefined && !isTimeZone(zone))
    missing.push({ path: [...pathOf('time'), 'zone'], detail: `there is no time zone ${zone}` });
  if (fields.object?.chars !== undefined && fields.object.text !== undefined)
    missing.push({ path: pathOf('object'), detail: 'either chars or text tells the length, not both' });
  return missing;
}

function outcomeFaults(rule: PlainRule, path: Path): MappingFault[] {
  const { leaveOut, refuse } = rule;
  const outcomes = [leaveOut, refuse].filter((said) => said !== undefined).length + ownFields(rule).length;
  return outcomes === 1
    ? []
    : [{ path, detail: 'a rule makes an event, or leaves out, or refuses: one of them' }];
}

function addressFaults(written: readonly WrittenAddress[]): MappingFault[] {
  const places = written.filter(({ piece }) => piece !== true);
  const mixed = new Set(places.flatMap(addressesIn).map(({ kind }) => kind)).size > 1;
  return written.flatMap((one) => {
    if (one.parsed.kind === 'faulty') return [{ path: one.path, detail: one.parsed.detail }];
    const details = addressesIn(one).flatMap((address) => detailsOf(address, one, mixed));
    return details.map((detail) => ({ path: one.path, detail }));
  });
}

function detailsOf(
  address: Address,
  { each, many = false, piece = false }: WrittenAddress,
  mixed: boolean,
): string[] {
  const name = pointerOf(address);
  if (piece) return name === '' ? [] : ['only {} may stand here, for the piece at hand'];
  if (address.kind === 'column')
    return mixed ? [`${address.name} is a column among pointers: a pointer begins with /`] : [];
  const { tokens } = address;
  const own = leadsThrough(tokens, each) ? tokens.slice((each?.length ?? 0) + 1) : tokens;
  const stars = own.filter((token) => token === everyItem).length;
  if (stars > (many ? 1 : 0))
    return [`${name} names every item of a list, where ${many ? 'one list' : 'one value'} is meant`];
  return [];
}

function addressesIn({ parsed }: WrittenAddress): Address[] {
  return parsed.kind === 'faulty' ? [] : parsed.value.filter((part) => typeof part !== 'string');
}

/** The columns a CSV file must have for this mapping; none when it reads JSON. */
export function columnsOf(mapping: Mapping): string[] {
  const columns = [...writtenAddresses(mapping)]
    .filter(({ piece }) => piece !== true)
    .flatMap(addressesIn)
    .flatMap((address) => (address.kind === 'column' ? [address.name] : []));
  return [...new Set(columns)];
}
