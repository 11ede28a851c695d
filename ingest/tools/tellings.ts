// How a tool's reader says what a payload tells.
import { interactionType, type InteractionData } from '../../core/event.ts';
import type { NotCounted } from '../../core/outcome.ts';
import type { Telling } from './tool.ts';

export interface Told {
  /** CloudEvents source, e.g. `/slack/T024`. */
  source: string;
  /** Made from the thing itself, so that every angle it is seen from gives the same. */
  id: string;
  /** Milliseconds since 1970; absent when the tool does not say, and then it is when it came. */
  time?: number | undefined;
  data: InteractionData;
}

export function interaction({ source, id, time, data }: Told): Telling {
  const event = {
    specversion: '1.0' as const,
    id,
    source,
    type: interactionType as typeof interactionType,
    data,
  };
  if (time === undefined) return { kind: 'event', event };
  const told = new Date(time);
  if (Number.isNaN(told.getTime())) return unreadable('has a time that is none', '');
  return { kind: 'event', event: { ...event, time: told.toISOString() } };
}

export function notCounted(reason: NotCounted): Telling {
  return { kind: 'not-counted', reason };
}

/** Something needed is missing; `pointer` is a JSON pointer to it. */
export function unreadable(detail: string, pointer: string): Telling {
  return { kind: 'fault', fault: { code: 'unreadable-payload', detail, pointer } };
}
