// What may be said of a community beside its state, gated: risk in coarse steps and words, never a person's doing.
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import { communityOutlook } from '../../store/queries/community-outlook.ts';
import { CommunityOutlook } from '../../store/rows/community-outlook.ts';
import { silenceFeatureNames } from '../../store/rows/silence-model.ts';
import { Figure, type Gate } from '../gate.ts';
import type { Asking } from './asking.ts';
import type { CommunitySummary } from './community-summary.ts';

export const riskLevels = ['low', 'raised', 'high'] as const;
export type RiskLevel = (typeof riskLevels)[number];
/** From which chance on it is called so. */
const raisedFrom = 0.1;
const highFrom = 0.3;
/** Chances are told in steps: more would pretend, and would let counts be worked out. */
const step = 0.05;

export const Outlook = Type.Object({
  silence: Type.Union([
    Type.Object({
      level: Type.Enum([...riskLevels]),
      /** Rounded to a twentieth. */
      chance: Type.Number(),
      basis: Type.Enum(['own', 'borrowed']),
      quiet: Type.Boolean(),
      reasons: Type.Array(
        Type.Object({ feature: Type.Enum([...silenceFeatureNames]), raises: Type.Boolean() }),
      ),
    }),
    Type.Null(),
  ]),
  newcomer: Type.Object({
    /** Somebody contributed within two weeks. */
    fresh: Type.Boolean(),
    medianHours: Type.Union([Figure, Type.Null()]),
    unanswered: Type.Union([Figure, Type.Null()]),
  }),
  promise: Type.Object({ invited: Figure, joined: Figure, seen: Figure }),
});
export type Outlook = Static<typeof Outlook>;

/** Null when the run says nothing of it, or too few people are there to say anything. */
export async function outlookOf(
  { store, gate }: Asking,
  run: string,
  { community, state, contributors }: CommunitySummary,
): Promise<Outlook | null> {
  if (state === 'too-small') return null;
  const [row] = await store.query(communityOutlook, { run, community });
  if (row === undefined) return null;
  const outlook: unknown = JSON.parse(row.outlook);
  if (!Value.Check(CommunityOutlook, outlook)) return null;
  return gateOutlook(gate, outlook, contributors.shown ? contributors.value : 0);
}

function gateOutlook(gate: Gate, { silence, newcomer, promise }: CommunityOutlook, people: number): Outlook {
  const among = (value: number | null) => (value === null ? null : gateAmong(gate, people, value));
  return {
    silence: silence && {
      level: levelOf(silence.chance, silence.quiet),
      chance: Math.round(silence.chance / step) * step,
      basis: silence.basis,
      quiet: silence.quiet,
      reasons: silence.reasons,
    },
    newcomer: {
      fresh: newcomer.freshContributions > 0,
      medianHours: newcomer.threads === 0 ? null : among(newcomer.medianHours),
      unanswered: newcomer.threads === 0 ? null : among(newcomer.unanswered),
    },
    promise: {
      invited: gate.headcount(promise.invited),
      joined: gate.headcount(promise.joined),
      seen: gate.headcount(promise.seen),
    },
  };
}

/** Something few people did is withheld; nobody is not an exception here. */
const gateAmong = (gate: Gate, people: number, value: number): Figure =>
  people < gate.k ? { shown: false, reason: 'small-group' } : gate.figure(people, value);

/** A quiet community's chance is coarse: it is never called high. */
function levelOf(chance: number, quiet: boolean): RiskLevel {
  if (chance < raisedFrom) return 'low';
  return chance < highFrom || quiet ? 'raised' : 'high';
}
