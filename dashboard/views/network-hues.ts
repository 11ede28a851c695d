// Which hue a department has in the network picture: the largest have one of their own, all others share the last.
import type { Network } from '../answers/network.ts';

/** Hues that stay apart. */
const ownHues = 6;
export const sharedHue = ownHues;

/** Withheld ones last: they are too small to be told apart. */
export function largestFirst({ departments }: Network): Network['departments'] {
  const size = ({ people }: Network['departments'][number]) => (people.shown ? people.value : 0);
  return [...departments].sort((a, b) => size(b) - size(a) || a.name.localeCompare(b.name));
}

/** The departments with a hue of their own, in the order of the hues. */
export function huedDepartments(network: Network): string[] {
  return largestFirst(network)
    .filter(({ people }) => people.shown)
    .slice(0, ownHues)
    .map(({ name }) => name);
}

export function hueOf(network: Network, hued: readonly string[], department: number): number {
  const place = hued.indexOf(network.departments[department]?.name ?? '\0');
  return place < 0 ? sharedHue : place;
}
