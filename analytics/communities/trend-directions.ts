// All communities' trends of one week, judged together: only changes that are large and not chance count.
import type { TrendEvidence } from '../../store/rows/community-evidence.ts';
import { benjaminiHochberg } from './false-discovery.ts';
import { fallRatio, falseDiscoveryRate, riseRatio, trendP } from './thresholds.ts';
import type { Trend } from './trend.ts';

export type Direction = TrendEvidence['direction'];

/** Falls and rises are two families of tests; each keeps its own share of false alarms. */
export function trendDirections(trends: readonly (Trend | null)[]): Direction[] {
  const tested = trends.filter((trend) => trend !== null);
  const falls = benjaminiHochberg(
    tested.map(({ pFall }) => pFall),
    falseDiscoveryRate,
  );
  const rises = benjaminiHochberg(
    tested.map(({ pRise }) => pRise),
    falseDiscoveryRate,
  );
  const judged = new Map(
    tested.map((trend, i) => [trend, directionOf(trend, falls[i] === true, rises[i] === true)]),
  );
  return trends.map((trend) => (trend === null ? 'steady' : (judged.get(trend) ?? 'steady')));
}

function directionOf({ ratio, pFall, pRise }: Trend, fallStands: boolean, riseStands: boolean): Direction {
  if (fallStands && ratio < fallRatio && pFall < trendP) return 'falling';
  if (riseStands && ratio > riseRatio && pRise < trendP) return 'rising';
  return 'steady';
}
