// The schemas of core/event.ts, compiled once.
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { InteractionEvent, MeasureEvent } from '../../core/event.ts';
import type { Fault } from '../../core/outcome.ts';

const ajv = new Ajv({ strict: true, allowUnionTypes: true });
// Fast formats: four times the rate (research/ecosystem.md §2); the time is parsed for real in the time step.
formats.default(ajv, { mode: 'fast', formats: ['date-time'] });

export const isInteractionEvent: ValidateFunction<InteractionEvent> =
  ajv.compile<InteractionEvent>(InteractionEvent);
export const isMeasureEvent: ValidateFunction<MeasureEvent> = ajv.compile<MeasureEvent>(MeasureEvent);

/** Words the first error of a validator. */
export function schemaFault(errors: readonly ErrorObject[] | null | undefined): Fault {
  const [error] = errors ?? [];
  if (error === undefined) return { code: 'invalid-event', detail: 'does not match the schema' };
  return { code: 'invalid-event', detail: detailOf(error), pointer: error.instancePath };
}

function detailOf({ keyword, message = 'is not valid', params }: ErrorObject): string {
  if (keyword !== 'enum') return message;
  const { allowedValues } = params as { allowedValues: readonly string[] };
  return `must be one of ${allowedValues.join(', ')}`;
}
