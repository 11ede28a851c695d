// The risk of silence: borrowed until there is enough history of one's own, then learnt, with its reasons.
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../analytics/algorithms/random.ts';
import { borrowedSilence } from '../../../analytics/communities/borrowed-silence.ts';
import { silenceFeatures } from '../../../analytics/communities/silence-features.ts';
import { learnSilence, riskOfSilence, type SilenceRow } from '../../../analytics/communities/silence-risk.ts';

const weekly = (...made: number[]) =>
  Uint32Array.from([...made, ...Array<number>(104 - made.length).fill(0)]);
const read = (made: number[], contributors: number, observedWeeks = 60) =>
  silenceFeatures({ weeklyContributions: weekly(...made), contributors, weeksAgo: 0, observedWeeks });
const busy = read(Array<number>(60).fill(12), 9);
const fading = read([0, 0, 0, 0, 0, 1], 1);

describe('the five features', () => {
  it('are what the research page says', () => {
    const [rec, active, contributors, share, decayed] = read([0, 4, 0, 0, 8], 3, 10);
    expect([rec, active, contributors, share]).toEqual([Math.log1p(1), 2, Math.log1p(3), 0.2]);
    expect(decayed).toBeCloseTo(Math.log1p(4 * 2 ** -0.25 + 8 / 2), 12);
  });

  it('look back no further than the community was listened to', () => {
    expect(read([1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 2, 4)[3]).toBe(1);
    expect([...read([], 0, 0)]).toEqual([Math.log1p(1), 0, 0, 0, 0]);
  });
});

describe('the shipped coefficients', () => {
  it('fear for a fading community and not for a busy one, and say why', () => {
    const fear = riskOfSilence(borrowedSilence, fading);
    const calm = riskOfSilence(borrowedSilence, busy);
    expect(fear.chance).toBeGreaterThan(0.3);
    expect(calm.chance).toBeLessThan(0.01);
    expect(fear.reasons).toHaveLength(3);
    expect(fear.reasons.every(({ raises }) => raises)).toBe(true);
    expect(calm.reasons.every(({ raises }) => !raises)).toBe(true);
  });

  it('serve whoever has little history', () => {
    expect(learnSilence([])).toBe(borrowedSilence);
    expect(learnSilence(history(19, 40))).toBe(borrowedSilence);
  });
});

/** Communities in which silence follows from few active weeks, more often than not. */
function history(communities: number, looks: number): SilenceRow[] {
  const random = createRandom(5);
  return Array.from({ length: communities * looks }, (_, i) => {
    const active = random.below(9);
    const features = read(
      Array.from({ length: 8 }, (_, week) => (week < active ? 3 : 0)),
      active,
    );
    return { community: `c${i % communities}`, features, silent: random.next() < 0.9 - active / 10 };
  });
}

describe("an organisation's own history", () => {
  const rows = history(40, 40);
  const model = learnSilence(rows);

  it('teaches a model of its own', () => {
    expect(model).toMatchObject({ basis: 'own', horizonWeeks: 8 });
    expect(model.calibration).toMatchObject({ rows: 1600, communities: 40 });
    expect(model.calibration.auc).toBeGreaterThan(0.7);
  });

  it('is calibrated where it had not looked', () => {
    expect(model.calibration.ece).toBeLessThan(0.05);
    expect(model.calibration.deciles).toHaveLength(10);
  });

  it('gives the same model again', () => {
    expect(learnSilence(rows)).toEqual(model);
  });
});
