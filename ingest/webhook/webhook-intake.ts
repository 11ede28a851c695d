// What is known of a proved delivery before any of its events is read.
import type { Intake } from '../pipeline/intake.ts';
import { mayClaim } from '../sources/claims.ts';
import type { ActiveSource } from '../sources/sources.ts';

export function webhookIntake(
  { name, claims }: Pick<ActiveSource, 'name' | 'claims'>,
  received: number,
): Intake {
  return {
    origin: 'webhook',
    source: `/${name}`,
    received,
    mayClaim: (claimed) => mayClaim(claims, claimed),
  };
}
