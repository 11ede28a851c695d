// What a tool tells of a payload, and the same in a few words that a table can hold.
import type { InteractionData } from '../../core/event.ts';
import type { Telling } from '../../ingest/tools/tool.ts';
import { tools, type ToolKind } from '../../ingest/tools/tools.ts';
import { kinds } from '../../ingest/sources/kinds.ts';
import { mayClaim } from '../../ingest/sources/claims.ts';
import { noon, pipeline } from './ingest.ts';

export interface Delivered {
  headers?: Record<string, string>;
  secrets?: readonly string[];
}

/** Reads a payload as a source of this kind would; what is told must pass the pipeline. */
export function tellingsOf(kind: ToolKind, payload: unknown, { headers = {}, secrets = [] }: Delivered = {}) {
  const tool = tools[kind];
  if (tool === undefined) throw new Error(`there is no tool ${kind}`);
  const context = { name: 'it', headers, received: noon, settings: {} };
  const tellings = tool.read(payload, context, secrets);
  for (const telling of tellings) if (telling.kind === 'event') passes(kind, telling.event);
  return tellings;
}

function passes(kind: ToolKind, event: unknown): void {
  const intake = {
    origin: 'webhook',
    source: '/it',
    received: noon,
    mayClaim: (source: string) => mayClaim(kinds[kind].speaksFor, source),
  };
  const examined = pipeline.examine(event, intake);
  if (examined.kind !== 'accepted') throw new Error(`the pipeline does not take ${JSON.stringify(examined)}`);
}

/** `reply`, `not-counted: no-interaction`, `fault: /issue/number`. */
export function inWords(telling: Telling): string {
  switch (telling.kind) {
    case 'event':
      return dataOf(telling).verb;
    case 'not-counted':
      return `not-counted: ${telling.reason}`;
    case 'fault':
      return `fault: ${telling.fault.pointer ?? ''}`;
  }
}

/** The interaction of a telling that is an event. */
export function dataOf(telling: Telling | undefined): InteractionData {
  if (telling?.kind !== 'event' || !('verb' in telling.event.data)) throw new Error('no interaction is told');
  return telling.event.data;
}

/** An event without what every event of the tool has in common, flat, for comparison with facts. */
export function factsOf(telling: Telling | undefined) {
  const { actor, verb, community, object, thread, targets } = dataOf(telling);
  const { id = '', source = '', time } = telling?.kind === 'event' ? telling.event : {};
  return {
    ...{ id, source, time, verb },
    actor: actor.id + (actor.bot === true ? ' (bot)' : ''),
    community: community.id,
    object: object?.id,
    chars: object?.chars,
    thread: thread?.id,
    answers: thread?.inReplyTo,
    targets: (targets ?? []).map(({ id: target, reason }) => `${reason} ${target}`),
  };
}
