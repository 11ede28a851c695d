// How well an order of people foretells who will matter: NDCG, precision and AUC at a cut.

export interface RankingScores {
  /** Discounted gain of the first k against the best possible (Järvelin & Kekäläinen, 2002); gain = the target itself. */
  ndcg: number;
  /** Share of the first k who are among the k with the highest target. */
  precision: number;
  /** Chance that one of the k with the highest target is ranked above one of the others; equals count half. */
  auc: number;
}

/** `people` in a fixed order, which settles ties on both sides. */
export function scoreRanking(
  people: readonly string[],
  score: ReadonlyMap<string, number>,
  target: ReadonlyMap<string, number>,
  k: number,
): RankingScores {
  const predicted = sortBy(people, score);
  const actual = sortBy(people, target);
  const best = new Set(actual.slice(0, k));
  const gain = (order: readonly string[]) =>
    order.slice(0, k).reduce((sum, person, i) => sum + (target.get(person) ?? 0) / Math.log2(i + 2), 0);
  return {
    ndcg: gain(predicted) / gain(actual),
    precision: predicted.slice(0, k).filter((person) => best.has(person)).length / k,
    auc: areaUnderCurve(predicted, score, best),
  };
}

export function sortBy(people: readonly string[], score: ReadonlyMap<string, number>): string[] {
  return [...people].sort((a, b) => (score.get(b) ?? 0) - (score.get(a) ?? 0));
}

/** Mann & Whitney, 1947: pairs in the right order, those with equal scores as half. */
function areaUnderCurve(
  predicted: readonly string[],
  score: ReadonlyMap<string, number>,
  best: ReadonlySet<string>,
) {
  let right = 0;
  let bestAbove = 0;
  for (let i = 0; i < predicted.length;) {
    const value = score.get(predicted[i] ?? '') ?? 0;
    let bestHere = 0;
    let othersHere = 0;
    for (; i < predicted.length && (score.get(predicted[i] ?? '') ?? 0) === value; i++) {
      if (best.has(predicted[i] ?? '')) bestHere++;
      else othersHere++;
    }
    right += othersHere * (bestAbove + bestHere / 2);
    bestAbove += bestHere;
  }
  return right / (best.size * (predicted.length - best.size));
}
