// A feeder that writes nothing: it foretells what an import would do.
import type { Clock } from '../../core/clock.ts';
import type { Item } from '../accepted.ts';
import type { Inbox } from '../inbox/inbox.ts';
import type { Intake } from '../pipeline/intake.ts';
import type { Pipeline } from '../pipeline/pipeline.ts';
import { faultOf, newProgress, type FeederOptions, type RowTaker } from './feeder.ts';
import { createKeysMet } from './keys-met.ts';

export interface RehearsalParts {
  inbox: Pick<Inbox, 'seen'>;
  pipeline: Pipeline;
  clock: Clock;
}

export interface Rehearsal extends RowTaker {
  /** Known with other content: an import would put them into quarantine. */
  conflicts(): number;
}

/** What still waits in the inbox to be stored is not known yet, and foretold as new. */
export function createRehearsal(
  { inbox, pipeline, clock }: RehearsalParts,
  { source, retold = false, onAccepted }: Pick<FeederOptions, 'source' | 'retold' | 'onAccepted'>,
): Rehearsal {
  const progress = newProgress();
  const intake: Intake = { origin: 'import:rehearsal', source, received: clock.now(), mayClaim: () => true };
  const met = createKeysMet();
  let conflicts = 0;

  function judge(item: Item): 'new' | 'same' | 'other' {
    if (item.kind === 'quarantined') return 'new';
    const { key, fingerprint } = item.value;
    const inFile = met.meet(key, fingerprint);
    const stored = inbox.seen.get(key);
    if (stored === undefined) return inFile;
    return retold || stored.fingerprint === fingerprint ? 'same' : 'other';
  }

  function take(item: Item): void {
    const judged = judge(item);
    if (judged === 'new') progress.accepted += 1;
    else if (judged === 'same') progress.duplicates += 1;
    else conflicts += 1;
  }

  function refuse(reasons: Record<string, number>, reason: string): void {
    progress.rows += 1;
    reasons[reason] = (reasons[reason] ?? 0) + 1;
  }

  return {
    progress,
    conflicts: () => conflicts,
    feed(event) {
      const outcome = pipeline.examine(event, intake);
      if (outcome.kind !== 'accepted') {
        const fault = faultOf(outcome);
        refuse(progress.refused, fault.code);
        return Promise.resolve(fault);
      }
      progress.rows += 1;
      onAccepted?.(outcome.item);
      take(outcome.item);
      return Promise.resolve(undefined);
    },
    turnAway(fault) {
      refuse(progress.refused, fault.code);
      return Promise.resolve(fault);
    },
    leaveOut(reason) {
      refuse(progress.notCounted, reason);
      return Promise.resolve();
    },
  };
}
