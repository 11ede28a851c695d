// Four significant decimals: enough to read, few enough that the last bit of a sum never shows.

export function roundShare(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
