// Reads a sealed event again, the way it would be read if it came today, at the time it came.
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import { Interaction } from '../../core/interaction.ts';
import type { Fault, NotCounted } from '../../core/outcome.ts';
import { TableeError } from '../../core/errors.ts';
import type { Sealer } from '../../core/sealing.ts';
import { Measure } from '../../store/rows/measures.ts';
import type { SealedEvent } from '../../store/queries/sealed-quarantine.ts';
import type { Item } from '../accepted.ts';
import type { SeenKeys } from '../inbox/seen-keys.ts';
import type { SourceKind, StoredSource } from '../inbox/stored-source.ts';
import { conflict } from '../loader/quarantine-rows.ts';
import type { Intake } from '../pipeline/intake.ts';
import type { Pipeline } from '../pipeline/pipeline.ts';
import { mayClaim } from '../sources/claims.ts';
import { claimsOf } from '../sources/sources.ts';
import type { Tool } from '../tools/tool.ts';
import { senderOf } from './sender-of.ts';

export interface ReadAgainParts {
  sealer: Sealer;
  pipeline: Pipeline;
  seen: Pick<SeenKeys, 'get'>;
  /** Every source there is, revoked ones too: what they sent while trusted is still theirs. */
  sources: readonly StoredSource[];
  /** How a kind of tool reads its payloads; nothing for sources that post events of ours. */
  toolOf: (kind: SourceKind) => Tool | undefined;
}

export interface ReadAgain {
  /** The feed the ledger counts it under. */
  feed: string;
  items: Item[];
  notCounted: NotCounted[];
  /** Why it waits on; absent when all of it could be read. */
  fault?: Fault;
}

/** What the loader sealed: an item that was read, and then found wanting. */
const SealedItem = Type.Union([
  Type.Object({ kind: Type.Literal('interaction'), value: Interaction }),
  Type.Object({ kind: Type.Literal('measure'), value: Measure }),
]);

/** What a tool's endpoint seals. */
const SealedDelivery = Type.Object({
  delivery: Type.Object({
    source: Type.String(),
    headers: Type.Record(Type.String(), Type.Union([Type.String(), Type.Array(Type.String())])),
    payload: Type.Unknown(),
  }),
});
type SealedDelivery = Static<typeof SealedDelivery>;

/**
 * The code it arrived with says what is sealed, never the sealed text alone: a sender could dress up an event as an
 * item that passed every check, or as another tool's delivery.
 */
export function readAgain(row: SealedEvent, parts: ReadAgainParts): ReadAgain {
  const sender = senderOf(row.source, parts.sources);
  const feed = sender === undefined ? row.source : `/${sender.name}`;
  const sealed = open(row, parts.sealer);
  if (sealed.kind === 'fault') return { feed, items: [], notCounted: [], fault: sealed.fault };
  if (row.arrived_as === 'conflict' || row.arrived_as === 'not-storable')
    return { feed, notCounted: [], ...readItem(sealed.value, row, parts) };
  const intake: Intake = {
    origin: row.origin,
    source: feed,
    received: row.received_ms,
    mayClaim: (source) => sender === undefined || mayClaim(claimsOf(sender), source),
  };
  const tool = sender && parts.toolOf(sender.kind ?? 'cloudevents');
  if (sender !== undefined && tool !== undefined && isDeliveryOf(sender, sealed.value))
    return { feed, ...readDelivery(sealed.value, { tool, sender, intake }, parts) };
  return { feed, notCounted: [], ...examined([sealed.value], intake, parts) };
}

type Opened = { kind: 'opened'; value: unknown } | { kind: 'fault'; fault: Fault };

function open({ sealed, arrived_as }: SealedEvent, sealer: Sealer): Opened {
  if (sealed === '')
    return { kind: 'fault', fault: { code: arrived_as, detail: 'nothing of it could be kept' } };
  try {
    return { kind: 'opened', value: JSON.parse(sealer.open(sealed)) as unknown };
  } catch (error) {
    const otherKey = error instanceof TableeError && error.code === 'SEAL_BROKEN';
    const detail = otherKey ? 'it was sealed with another key' : 'not valid JSON';
    return { kind: 'fault', fault: { code: otherKey ? arrived_as : 'malformed-json', detail } };
  }
}

/** A contradiction stays one while the event it contradicts is there. */
function readItem(
  sealed: unknown,
  { arrived_as }: SealedEvent,
  { seen }: ReadAgainParts,
): Pick<ReadAgain, 'items' | 'fault'> {
  if (!Value.Check(SealedItem, sealed))
    return {
      items: [],
      fault: { code: arrived_as, detail: 'it was sealed by a release this one cannot read' },
    };
  const before = seen.get(sealed.value.key);
  const contradicts = before !== undefined && before.fingerprint !== sealed.value.fingerprint;
  return contradicts ? { items: [], fault: conflict } : { items: [sealed] };
}

function isDeliveryOf({ name }: StoredSource, sealed: unknown): sealed is SealedDelivery {
  return Value.Check(SealedDelivery, sealed) && sealed.delivery.source === name;
}

interface Sender {
  tool: Tool;
  sender: StoredSource;
  intake: Intake;
}

function readDelivery(
  { delivery: { headers, payload } }: SealedDelivery,
  { tool, sender, intake }: Sender,
  parts: ReadAgainParts,
): Omit<ReadAgain, 'feed'> {
  const context = { name: sender.name, headers, received: intake.received, settings: sender.settings ?? {} };
  const secrets = sender.secrets.map(({ sealed }) => parts.sealer.open(sealed));
  const tellings = tool.read(payload, context, secrets);
  const events = tellings.flatMap((telling) => (telling.kind === 'event' ? [telling.event] : []));
  const notCounted = tellings.flatMap((telling) => (telling.kind === 'not-counted' ? [telling.reason] : []));
  const untold = tellings.find((telling) => telling.kind === 'fault');
  const read = examined(events, intake, parts);
  return { notCounted, ...read, ...(untold === undefined ? {} : { fault: untold.fault }) };
}

function examined(
  events: readonly unknown[],
  intake: Intake,
  { pipeline }: ReadAgainParts,
): Pick<ReadAgain, 'items' | 'fault'> {
  const items: Item[] = [];
  let fault: Fault | undefined;
  for (const event of events) {
    const outcome = pipeline.examine(event, intake);
    if (outcome.kind === 'accepted') items.push(outcome.item);
    else fault ??= outcome.kind === 'quarantined' ? outcome.fault : tooDeep;
  }
  return { items, ...(fault === undefined ? {} : { fault }) };
}

const tooDeep: Fault = { code: 'invalid-event', detail: 'nested deeper than 32 levels' };
