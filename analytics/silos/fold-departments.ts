// The departments a matrix can show: the largest by name, the others as one.
import { smallestGroup } from '../../core/gate.ts';

/** Rows of the matrix at most, the others included. */
export const shownDepartments = 12;

export interface Folded {
  /** Largest first; '' last, when anything was folded. */
  names: string[];
  /** Place in `names` by person; −1 = unknown. */
  groups: Int32Array;
}

export function foldDepartments(departments: Int32Array, names: readonly string[]): Folded {
  const sizes = names.map(() => 0);
  for (const d of departments) if (d >= 0) sizes[d] = (sizes[d] ?? 0) + 1;
  const present = [...names.keys()].filter((d) => (sizes[d] ?? 0) > 0);
  const bySize = present.sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b);
  const kept = bySize.slice(0, shownDepartments - 1).filter((d) => (sizes[d] ?? 0) >= smallestGroup);
  const places = new Map(kept.map((d, place) => [d, place]));
  return {
    names: [...kept.map((d) => names[d] ?? ''), ...(kept.length < present.length ? [''] : [])],
    groups: departments.map((d) => (d < 0 ? -1 : (places.get(d) ?? kept.length))),
  };
}
