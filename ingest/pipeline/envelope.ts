// First look at an event: is it a CloudEvent 1.0, and of a type we know?
import { interactionType, measureType } from '../../core/event.ts';
import type { Fault } from '../../core/outcome.ts';

/** The context attributes every CloudEvent must carry, checked; the data is still unread. */
export interface Envelope {
  id: string;
  source: string;
  type: typeof interactionType | typeof measureType;
  data?: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const notACloudEvent = (detail: string, pointer: string): Fault => ({
  code: 'not-a-cloudevent',
  detail,
  pointer,
});

/** The fault of an envelope, or nothing when it is an {@link Envelope}. */
export function envelopeFault(event: unknown): Fault | undefined {
  if (!isFields(event)) return notACloudEvent('expected a JSON object', '');
  if (event['specversion'] !== '1.0') return notACloudEvent('specversion must be "1.0"', '/specversion');
  for (const name of ['id', 'source', 'type'] as const) {
    const value = event[name];
    if (typeof value !== 'string' || value === '') {
      return notACloudEvent(`${name} must be a non-empty string`, `/${name}`);
    }
  }
  if (event['type'] === interactionType || event['type'] === measureType) return undefined;
  return {
    code: 'unknown-type',
    detail: `type must be ${interactionType} or ${measureType}`,
    pointer: '/type',
  };
}
