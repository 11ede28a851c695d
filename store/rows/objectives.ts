// How an objective lies in `tablee.objectives`.
import { Type } from 'typebox';
import { objectiveMeasures, type Objective } from '../../core/registry.ts';
import { defineQuery } from '../define-query.ts';
import { sameList } from './communities.ts';
import { noParams, versionFields, type VersionedTable } from './versioned.ts';

const stored = Type.Object({
  objective: Type.String(),
  title: Type.String(),
  theme: Type.String(),
  measure: Type.Enum([...objectiveMeasures]),
  baseline: Type.Number(),
  target: Type.Number(),
  starts_on: Type.String(),
  due_on: Type.String(),
  owner: Type.String(),
  communities: Type.Array(Type.String()),
  ...versionFields,
});

export const objectivesTable: VersionedTable<Objective, typeof stored> = {
  table: {
    name: 'tablee.objectives',
    columns: {
      objective: (row) => row.objective,
      title: (row) => row.title,
      theme: (row) => row.theme,
      measure: (row) => row.measure,
      baseline: (row) => row.baseline,
      target: (row) => row.target,
      starts_on: (row) => row.startsOn,
      due_on: (row) => row.dueOn,
      owner: (row) => row.owner,
      communities: (row) => row.communities,
      removed: (row) => row.removed,
      version: (row) => row.version,
    },
  },
  current: defineQuery({
    name: 'current-objectives',
    params: noParams,
    row: stored,
    sql: `
      SELECT objective, title, theme, measure, baseline, target, toString(starts_on) AS starts_on,
        toString(due_on) AS due_on, owner, communities, removed, version
      FROM tablee.objectives FINAL`,
  }),
  keyOf: (row) => row.objective,
  fromStored: ({ starts_on: startsOn, due_on: dueOn, ...row }) => ({ ...row, startsOn, dueOn }),
  same: (a, b) =>
    a.title === b.title &&
    a.theme === b.theme &&
    a.measure === b.measure &&
    a.baseline === b.baseline &&
    a.target === b.target &&
    a.startsOn === b.startsOn &&
    a.dueOn === b.dueOn &&
    a.owner === b.owner &&
    sameList(a.communities, b.communities),
};
