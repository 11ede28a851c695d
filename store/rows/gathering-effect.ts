// What a gathering changed: new ties among those who met, against pairs like them who did not.
import type { TableDefinition } from '../store.ts';

export const gatheringVerdicts = ['more', 'no-difference', 'cannot-tell'] as const;
export type GatheringVerdict = (typeof gatheringVerdicts)[number];

/** Why it cannot be told; empty when it can. */
export const gatheringDoubts = ['', 'too-recent', 'too-old', 'nobody-recorded', 'no-comparison'] as const;
export type GatheringDoubt = (typeof gatheringDoubts)[number];

export interface GatheringEffectRow {
  run: string;
  gathering: string;
  verdict: GatheringVerdict;
  reason: GatheringDoubt;
  /** People recorded as present. */
  met: number;
  /** Pairs of them without a tie in the 84 days before. */
  pairs: number;
  /** Those with a tie in the 28 days after, and how many were to be expected. */
  newTies: number;
  expected: number;
  p: number;
  /** Of the new ties, those seen again by the 84th day, once it has come. */
  lastingKnown: boolean;
  lasting: number;
}

export const gatheringEffects: TableDefinition<GatheringEffectRow> = {
  name: 'tablee.gathering_effects',
  columns: {
    run: (row) => row.run,
    gathering: (row) => row.gathering,
    verdict: (row) => row.verdict,
    reason: (row) => row.reason,
    met: (row) => row.met,
    pairs: (row) => row.pairs,
    new_ties: (row) => row.newTies,
    expected: (row) => row.expected,
    p: (row) => row.p,
    lasting_known: (row) => row.lastingKnown,
    lasting: (row) => row.lasting,
  },
};
