// People and registry as an organisation writes them down (CSV, SCIM, the sample company), before names are sealed.
import { Type, type Static } from 'typebox';
import { Day } from './ids.ts';
import { communityKinds, type Objective, type Campaign, type Gathering } from './registry.ts';

/** An employee number or address: whatever the organisation uses as a person's own id. */
const EmployeeId = Type.String({ minLength: 1, maxLength: 320 });
const Text = Type.String({ maxLength: 200 });

export const DeclaredPerson = Type.Object({
  id: EmployeeId,
  name: Text,
  email: Type.String({ maxLength: 320 }),
  department: Text,
  site: Text,
  managerId: Type.Optional(EmployeeId),
  leader: Type.Optional(Type.Boolean()),
  entitledFrom: Type.Optional(Day),
  /** Exclusive. */
  entitledTo: Type.Optional(Day),
  /** Accounts as `provider:tenant:account`. */
  accounts: Type.Array(Type.String({ minLength: 1, maxLength: 400 })),
});
export type DeclaredPerson = Static<typeof DeclaredPerson>;

export const DeclaredCommunity = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 200 }),
  name: Text,
  kind: Type.Optional(Type.Enum([...communityKinds])),
  /** Employee ids or accounts. */
  hosts: Type.Array(EmployeeId),
  openedOn: Type.Optional(Day),
  closedOn: Type.Optional(Day),
  themes: Type.Array(Text),
  channels: Type.Array(Type.String({ minLength: 1, maxLength: 200 })),
});
export type DeclaredCommunity = Static<typeof DeclaredCommunity>;

export interface DeclaredOrganisation {
  people: DeclaredPerson[];
  communities: DeclaredCommunity[];
  objectives: Objective[];
  campaigns: Campaign[];
  gatherings: Gathering[];
}
