// Which columns of a CSV file declare people, communities, objectives, campaigns and gatherings.
import type { TObject } from 'typebox';
import { DeclaredCommunity, DeclaredPerson, type DeclaredOrganisation } from '../../core/declared.ts';
import { Campaign, Gathering, Objective } from '../../core/registry.ts';
import { isTrue } from '../mapping/truth.ts';

/** A column, the field it fills, and how its text is read; `undefined` leaves the field out. */
export interface DeclaredColumn {
  column: string;
  field: string;
  read: (text: string) => unknown;
  /** The file must have it. */
  required?: boolean;
}

export interface DeclaredKind {
  columns: readonly DeclaredColumn[];
  schema: TObject;
  /** Field that may not appear twice. */
  id: string;
}

const text = (value: string) => value;
const optional = (value: string) => (value === '' ? undefined : value);
const yesNo = (value: string) => (value === '' ? undefined : isTrue(value));
const number = (value: string) => (value === '' ? undefined : Number(value.replace(',', '.')));
const list = (value: string) =>
  value
    .split(';')
    .map((item) => item.trim())
    .filter((item) => item !== '');

function column(name: string, field: string, read: DeclaredColumn['read'], required = false): DeclaredColumn {
  return { column: name, field, read, required };
}

export const declaredKinds: Readonly<Record<keyof DeclaredOrganisation, DeclaredKind>> = {
  people: {
    schema: DeclaredPerson,
    id: 'id',
    columns: [
      column('id', 'id', text, true),
      column('name', 'name', text),
      column('email', 'email', text),
      column('department', 'department', text),
      column('site', 'site', text),
      column('manager_id', 'managerId', optional),
      column('leader', 'leader', yesNo),
      column('entitled_from', 'entitledFrom', optional),
      column('entitled_to', 'entitledTo', optional),
      column('accounts', 'accounts', list),
    ],
  },
  communities: {
    schema: DeclaredCommunity,
    id: 'id',
    columns: [
      column('id', 'id', text, true),
      column('name', 'name', text, true),
      column('kind', 'kind', optional),
      column('hosts', 'hosts', list),
      column('opened_on', 'openedOn', optional),
      column('closed_on', 'closedOn', optional),
      column('themes', 'themes', list),
      column('channels', 'channels', list),
    ],
  },
  objectives: {
    schema: Objective,
    id: 'objective',
    columns: [
      column('id', 'objective', text, true),
      column('title', 'title', text, true),
      column('theme', 'theme', text),
      column('measure', 'measure', text, true),
      column('baseline', 'baseline', number, true),
      column('target', 'target', number, true),
      column('starts_on', 'startsOn', text, true),
      column('due_on', 'dueOn', text, true),
      column('owner', 'owner', text),
      column('communities', 'communities', list),
    ],
  },
  campaigns: {
    schema: Campaign,
    id: 'campaign',
    columns: [
      column('id', 'campaign', text, true),
      column('title', 'title', text, true),
      column('from', 'from', text, true),
      column('to', 'to', text, true),
      column('communities', 'communities', list),
    ],
  },
  gatherings: {
    schema: Gathering,
    id: 'gathering',
    columns: [
      column('id', 'gathering', text, true),
      column('title', 'title', text, true),
      column('day', 'day', text, true),
      column('communities', 'communities', list),
    ],
  },
};
