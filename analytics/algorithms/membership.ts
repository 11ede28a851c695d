// Who is in which group, by counting sort.

/** Nodes sorted by group: group g holds `members[starts[g] … starts[g + 1])`, ascending. */
export interface Membership {
  starts: Int32Array;
  members: Int32Array;
}

export function membersOf(groups: Int32Array, count: number): Membership {
  const starts = new Int32Array(count + 1);
  for (const group of groups) starts[group + 1]++;
  for (let g = 0; g < count; g++) starts[g + 1] += starts[g];
  const next = starts.slice(0, count);
  const members = new Int32Array(groups.length);
  for (let v = 0; v < groups.length; v++) members[next[groups[v]]++] = v;
  return { starts, members };
}
