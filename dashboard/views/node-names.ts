// Finds a place for each name of a network picture, so that none covers another.

export interface NamePlace {
  name: string;
  /** The dot it belongs to. */
  dot: { x: number; y: number };
  x: number;
  y: number;
  anchor: 'start' | 'end';
}

interface Named {
  name: string;
  x: number;
  y: number;
}

const lineHeight = 19;
const beside = 15;
/** Generous, since the server cannot measure text. */
const letterWidth = 8;

/** Beside its dot, on the side away from the middle where it fits; lower where another name already stands. */
export function placeNames(
  named: readonly Named[],
  { width, height }: { width: number; height: number },
): NamePlace[] {
  const middle = named.reduce((sum, { x }) => sum + x, 0) / Math.max(1, named.length);
  const placed: NamePlace[] = [];
  for (const { name, x, y } of [...named].sort((a, b) => a.y - b.y)) {
    const needs = beside + name.length * letterWidth;
    const toRight = x < needs || (x >= middle && x + needs < width);
    const place: NamePlace = {
      name,
      dot: { x, y },
      x: toRight ? x + beside : x - beside,
      y: y + 4,
      anchor: toRight ? 'start' : 'end',
    };
    while (placed.some((other) => overlap(place, other)) && place.y < height - lineHeight) place.y += 4;
    placed.push(place);
  }
  return placed;
}

function overlap(a: NamePlace, b: NamePlace): boolean {
  const [aFrom, aTo] = span(a);
  const [bFrom, bTo] = span(b);
  return Math.abs(a.y - b.y) < lineHeight && aFrom < bTo && bFrom < aTo;
}

function span({ name, x, anchor }: NamePlace): [number, number] {
  const length = name.length * letterWidth;
  return anchor === 'start' ? [x, x + length] : [x - length, x];
}
