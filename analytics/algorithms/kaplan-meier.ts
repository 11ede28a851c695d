// How long things last when some have not ended yet: those count for as long as they were seen, and no longer.

export interface SurvivalStep {
  time: number;
  /** Share that lasts beyond this time. */
  surviving: number;
  /** Still seen and not ended just before. */
  atRisk: number;
  ended: number;
}

/**
 * Product limit, one step per time at which something ended. Kaplan & Meier, JASA 53, 1958.
 * @param ended 1 = ended at `times[i]`; 0 = seen until then and still going on
 */
export function kaplanMeier(times: Float64Array, ended: Uint8Array): SurvivalStep[] {
  const order = Array.from(times.keys()).sort((a, b) => times[a] - times[b]);
  const steps: SurvivalStep[] = [];
  let surviving = 1;
  for (let i = 0; i < order.length;) {
    const time = times[order[i]];
    const atRisk = order.length - i;
    let ends = 0;
    for (; i < order.length && times[order[i]] === time; i++) ends += ended[order[i]];
    if (ends === 0) continue;
    surviving *= 1 - ends / atRisk;
    steps.push({ time, surviving, atRisk, ended: ends });
  }
  return steps;
}

/** Share surviving beyond `time`. */
export function survivingAt(steps: readonly SurvivalStep[], time: number): number {
  return steps.findLast((step) => step.time <= time)?.surviving ?? 1;
}

/** First time by which half have ended; null while more than half go on. */
export function medianLife(steps: readonly SurvivalStep[]): number | null {
  return steps.find(({ surviving }) => surviving <= 0.5)?.time ?? null;
}
