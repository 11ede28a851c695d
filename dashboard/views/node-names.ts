// Finds a place for each name of a network picture, so that none covers another.

export interface NamePlace {
  name: string;
  /** The dot it belongs to. */
  dot: { x: number; y: number };
  x: number;
  y: number;
  anchor: 'start' | 'end';
}

const lineHeight = 19;
const beside = 15;

/** Names right of the middle go to the right of their dots, the others to the left; each side from top to bottom. */
export function placeNames(
  named: readonly { name: string; x: number; y: number }[],
  { width, height }: { width: number; height: number },
): NamePlace[] {
  const middle = named.reduce((sum, { x }) => sum + x, 0) / Math.max(1, named.length);
  const right = named.filter(({ x }) => x >= middle && x < width * 0.8);
  const left = named.filter(({ x }) => x < middle || x >= width * 0.8);
  return [...stack(right, 'start', height), ...stack(left, 'end', height)];
}

function stack(
  side: readonly { name: string; x: number; y: number }[],
  anchor: 'start' | 'end',
  height: number,
): NamePlace[] {
  const sorted = [...side].sort((a, b) => a.y - b.y);
  const lift = Math.max(0, (sorted.length - 1) * lineHeight * 0.25);
  let above = -Infinity;
  return sorted.map(({ name, x, y }) => {
    above = Math.min(height - 4, Math.max(y + 4 - lift, above + lineHeight));
    return { name, dot: { x, y }, x: anchor === 'start' ? x + beside : x - beside, y: above, anchor };
  });
}
