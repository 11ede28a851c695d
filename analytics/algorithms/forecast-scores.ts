// How good are chances that were told beforehand? Order, and whether they came true as often as they said.

export interface Decile {
  /** Mean chance told, and share that came true. */
  told: number;
  cameTrue: number;
  rows: number;
}

export interface ForecastScores {
  /** A true one is put above a false one; ties count half (Mann & Whitney, 1947). NaN when there is only one kind. */
  auc: number;
  /** Mean precision over the true ones, highest chance first; tied rows are taken together. */
  averagePrecision: number;
  /** Mean squared error (Brier, 1950). */
  brier: number;
  /** Mean distance of told and came true over ten groups of equal size (Naeini et al., AAAI 2015). */
  ece: number;
  deciles: Decile[];
}

export function scoreForecast(chances: Float64Array, labels: Uint8Array): ForecastScores {
  const order = Array.from(chances.keys()).sort((a, b) => chances[b] - chances[a]);
  const deciles = tenths(order, chances, labels);
  let brier = 0;
  chances.forEach((chance, i) => (brier += (chance - labels[i]) ** 2));
  return {
    ...rankScores(order, chances, labels),
    brier: brier / chances.length,
    ece: deciles.reduce(
      (sum, { told, cameTrue, rows }) => sum + (rows * Math.abs(told - cameTrue)) / chances.length,
      0,
    ),
    deciles,
  };
}

function rankScores(order: readonly number[], chances: Float64Array, labels: Uint8Array) {
  let trueAbove = 0;
  let right = 0;
  let precision = 0;
  for (let i = 0; i < order.length;) {
    const chance = chances[order[i]];
    let trueHere = 0;
    const from = i;
    for (; i < order.length && chances[order[i]] === chance; i++) trueHere += labels[order[i]];
    right += (i - from - trueHere) * (trueAbove + trueHere / 2);
    trueAbove += trueHere;
    precision += (trueHere * trueAbove) / i;
  }
  return {
    auc: right / (trueAbove * (order.length - trueAbove)),
    averagePrecision: precision / trueAbove,
  };
}

function tenths(order: readonly number[], chances: Float64Array, labels: Uint8Array): Decile[] {
  return Array.from({ length: 10 }, (_, tenth) => {
    const part = order.slice(
      Math.floor((tenth * order.length) / 10),
      Math.floor(((tenth + 1) * order.length) / 10),
    );
    const mean = (of: (row: number) => number) => part.reduce((sum, row) => sum + of(row), 0) / part.length;
    return { told: mean((row) => chances[row]), cameTrue: mean((row) => labels[row]), rows: part.length };
  }).filter(({ rows }) => rows > 0);
}
