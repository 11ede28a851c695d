// How far a share of few people may be from the truth.
import type { Share } from '../../store/rows/adoption-report.ts';

const z = 1.96;

/** 95 % interval. Wilson, *Probable inference*, JASA 22, 1927. Of nobody, nothing is known: 0 … 1. */
export function shareOf(part: number, whole: number): Share {
  if (whole === 0) return { part, whole, low: 0, high: 1 };
  const share = part / whole;
  const spread = z * Math.sqrt((share * (1 - share)) / whole + (z * z) / (4 * whole * whole));
  const middle = share + (z * z) / (2 * whole);
  const scale = 1 + (z * z) / whole;
  return {
    part,
    whole,
    low: Math.max(0, (middle - spread) / scale),
    high: Math.min(1, (middle + spread) / scale),
  };
}
