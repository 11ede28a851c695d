// Who answers whom inside a community: a picture without names but those on the shortlist, and its table by department.
import { Type, type Static } from 'typebox';
import { networkOfCommunity, type NetworkPerson } from '../../store/queries/network-of-community.ts';
import { shortlistedPeople } from '../../store/queries/shortlisted-people.ts';
import { Figure, type Gate } from '../gate.ts';
import { layOutNetwork } from '../pictures/lay-out-network.ts';
import type { Asking } from './asking.ts';

const Node = Type.Object({
  x: Type.Number(),
  y: Type.Number(),
  influence: Type.Number(),
  /** Place in `departments`; −1 where a department is too small to be told apart. */
  department: Type.Integer({ minimum: -1 }),
  /** Name, for those on the shortlist only. */
  label: Type.String(),
});

export const Network = Type.Object({
  nodes: Type.Array(Node),
  /** Pairs of places in `nodes`. */
  ties: Type.Array(Type.Object({ from: Type.Integer(), to: Type.Integer() })),
  /** Of all ties, the share that joins two departments. */
  acrossShare: Type.Union([Figure, Type.Null()]),
  departments: Type.Array(
    Type.Object({ name: Type.String(), people: Figure, tiesInside: Figure, tiesAcross: Figure }),
  ),
});
export type Network = Static<typeof Network>;

export async function networkOf(asking: Asking, run: string, community: string): Promise<Network | null> {
  const [rows, shortlist] = await Promise.all([
    asking.store.query(networkOfCommunity, { run, community }),
    asking.store.query(shortlistedPeople, { run, scope: community, cap: 0 }),
  ]);
  if (rows.length < asking.gate.k) return null;
  const named = shortlist.filter(({ alternate, sealed }) => !alternate && sealed !== '');
  const labels = new Map(named.map(({ person, sealed }) => [person, asking.nameOf(sealed)]));
  const shown = rows.filter(({ person }) => labels.has(person)).length;
  if (shown > 0) await asking.reveal('network', community, shown);
  return draw(asking.gate, rows, labels);
}

function draw(gate: Gate, rows: readonly NetworkPerson[], labels: ReadonlyMap<string, string>): Network {
  const names = [...new Set(rows.map(({ department }) => department))].sort();
  const places = layOutNetwork(rows);
  const place = new Map(rows.map(({ person }, index) => [person, index]));
  const ties = rows.flatMap(({ ties: others }, from) =>
    others.flatMap((other) => {
      const to = place.get(other);
      return to === undefined || to === from ? [] : [{ from, to }];
    }),
  );
  const across = ties.filter(({ from, to }) => rows[from]?.department !== rows[to]?.department).length;
  const departments = tableByDepartment(gate, names, rows, ties);
  const placeOf = (name: string) => {
    const index = names.indexOf(name);
    return departments[index]?.people.shown === true ? index : -1;
  };
  return {
    nodes: rows.map(({ person, influence, department }, index) => ({
      x: places[index]?.x ?? 0,
      y: places[index]?.y ?? 0,
      influence,
      department: placeOf(department),
      label: labels.get(person) ?? '',
    })),
    ties,
    acrossShare: ties.length === 0 ? null : gate.figure(rows.length, across / ties.length),
    departments,
  };
}

function tableByDepartment(
  gate: Gate,
  names: readonly string[],
  rows: readonly NetworkPerson[],
  ties: readonly { from: number; to: number }[],
): Network['departments'] {
  const sizes = names.map((name) => rows.filter(({ department }) => department === name).length);
  const people = gate.parts(sizes);
  const touching = ties.map(({ from, to }) => ({ from: rows[from]?.department, to: rows[to]?.department }));
  return names.map((name, index) => {
    const size = people[index]?.shown === true ? (sizes[index] ?? 0) : 1;
    const inside = touching.filter(({ from, to }) => from === name && to === name).length;
    const across = touching.filter(({ from, to }) => (from === name) !== (to === name)).length;
    return {
      name,
      people: people[index] ?? gate.headcount(1),
      tiesInside: gate.figure(size, inside),
      tiesAcross: gate.figure(size, across),
    };
  });
}
