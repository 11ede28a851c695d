// Do people meet across the organisation chart? Observed beside what chance would give. Counts before any gate.
import { Type, type Static } from 'typebox';
import { CommunityId } from '../../core/ids.ts';

const Count = Type.Integer({ minimum: 0 });
const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

export const CrossShare = Type.Object({
  /** People tied to somebody, of known department. */
  people: Count,
  ties: Count,
  /** Ties that join two departments, and how many chance would give among people as busy. */
  across: Count,
  expectedAcross: Type.Number(),
});
export type CrossShare = Static<typeof CrossShare>;

export const SiloReport = Type.Object({
  whole: CrossShare,
  /** E–I index, and where dealing the labels out at random puts it; nulls without ties or with one department. */
  externalInternal: Maybe(
    Type.Object({
      observed: Type.Number(),
      expected: Type.Number(),
      dealtMean: Type.Number(),
      dealtDeviation: Type.Number(),
      z: Maybe(Type.Number()),
      p: Type.Number(),
      assortativity: Maybe(Type.Number()),
    }),
  ),
  /** Groups the ties form by themselves, against departments; null where there are none. */
  groups: Maybe(
    Type.Object({
      count: Count,
      resolution: Type.Number(),
      stability: Type.Number(),
      modularity: Type.Number(),
      ami: Type.Number(),
      nmi: Type.Number(),
    }),
  ),
  /** The largest by people tied; '' gathers the others. */
  departments: Type.Array(Type.Object({ name: Type.String(), people: Count, crossing: Count })),
  /** Ties between departments `a` ≤ `b` (places in `departments`), and how many people have one. */
  cells: Type.Array(Type.Object({ a: Count, b: Count, ties: Count, expected: Type.Number(), people: Count })),
  communities: Type.Array(Type.Object({ community: CommunityId, ...CrossShare.properties })),
  /** `people` are those of the kind's largest community. */
  kinds: Type.Array(Type.Object({ kind: Type.String(), ...CrossShare.properties })),
});
export type SiloReport = Static<typeof SiloReport>;
