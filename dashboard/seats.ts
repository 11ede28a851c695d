// Twelve seats from gated figures only: what is withheld is drawn as a group of k/2, whatever its true size.
import { Type, type Static } from 'typebox';
import type { Figure } from './gate.ts';

export const seatCount = 12;

export const Seats = Type.Object({
  /** Took part. */
  filled: Type.Integer({ minimum: 0, maximum: seatCount }),
  /** Only read. */
  half: Type.Integer({ minimum: 0, maximum: seatCount }),
});
export type Seats = Static<typeof Seats>;

/**
 * Rounded twelfths of the members. Depends on nothing that is not shown beside it, so a seat gives no count away.
 * Whoever is there gets a seat: a part that is not nobody has at least one.
 */
export function takeSeats(
  members: Figure,
  tookPart: Figure,
  onlyRead: Figure,
  resting: Figure,
  k: number,
): Seats | null {
  if (!members.shown) return isNobody(tookPart) && isNobody(onlyRead) ? { filled: 0, half: 0 } : null;
  if (members.value === 0) return { filled: 0, half: 0 };
  const parts = [tookPart, onlyRead, resting];
  const known = parts.reduce((sum, part) => sum + (part.shown ? part.value : isSmall(part) ? k / 2 : 0), 0);
  const complements = parts.filter((part) => !part.shown && !isSmall(part)).length;
  const complement = Math.max(k, members.value - known) / Math.max(1, complements);
  const sizes = parts.map((part) => (part.shown ? part.value : isSmall(part) ? k / 2 : complement));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const [took = 0, read = 0] = sizes.map((size) =>
    size === 0 ? 0 : Math.max(1, Math.round((seatCount * size) / total)),
  );
  const filled = Math.min(seatCount, took);
  return { filled, half: Math.min(seatCount - filled, read) };
}

const isNobody = (figure: Figure) => figure.shown && figure.value === 0;
const isSmall = (figure: Figure) => !figure.shown && figure.reason === 'small-group';
