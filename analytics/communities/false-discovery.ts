// Many communities are tested every week; this keeps the share of false alarms among the alarms in check.

/**
 * Which hypotheses are rejected at false discovery `rate` (Benjamini & Hochberg, 1995).
 * The answer stands in the order of `pValues`.
 */
export function benjaminiHochberg(pValues: readonly number[], rate: number): boolean[] {
  const ascending = [...pValues].sort((a, b) => a - b);
  const last = ascending.findLastIndex((p, index) => p <= (rate * (index + 1)) / ascending.length);
  const threshold = ascending[last];
  return pValues.map((p) => threshold !== undefined && p <= threshold);
}
