// Operations as Entra and Okta really send them, and what becomes of the user.
import { describe, expect, it } from 'vitest';
import { patchUser } from '../../../ingest/scim/patch.ts';
import { enterpriseSchema, readUser, type ScimUser } from '../../../ingest/scim/user.ts';

const ana: ScimUser = {
  userName: 'ana@acme.example',
  active: true,
  displayName: 'Ana',
  emails: [{ value: 'ana@acme.example', type: 'work', primary: true }],
  [enterpriseSchema]: { department: 'Sales', manager: { value: 'E1' } },
};
const patch = (...Operations: object[]) =>
  patchUser(ana, { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations });

describe('an operation', () => {
  it.each<{ what: string; told: object; changes: object }>([
    { what: 'by Okta', told: { op: 'replace', value: { active: false } }, changes: { active: false } },
    {
      what: 'by Entra: capital op, boolean as a word',
      told: { op: 'Replace', path: 'active', value: 'False' },
      changes: { active: false },
    },
    {
      what: 'with a name in another case',
      told: { op: 'add', path: 'DisplayName', value: 'Ana B.' },
      changes: { displayName: 'Ana B.' },
    },
    {
      what: 'without a path, its fields being paths',
      told: {
        op: 'Add',
        value: {
          'name.familyName': 'Berg',
          [`${enterpriseSchema}:department`]: 'Care',
          'emails[type eq "work"].value': 'ana.berg@acme.example',
        },
      },
      changes: {
        name: { familyName: 'Berg' },
        emails: [{ value: 'ana.berg@acme.example', type: 'work', primary: true }],
        [enterpriseSchema]: { department: 'Care', manager: { value: 'E1' } },
      },
    },
    {
      what: 'without a path, its value an extension whole',
      told: { op: 'replace', value: { [enterpriseSchema]: { department: 'Care' } } },
      changes: { [enterpriseSchema]: { department: 'Care', manager: { value: 'E1' } } },
    },
    {
      what: 'with the core schema before the name',
      told: { op: 'replace', path: 'urn:ietf:params:scim:schemas:core:2.0:User:displayName', value: 'A.' },
      changes: { displayName: 'A.' },
    },
    {
      what: 'with a filter on a boolean as a word',
      told: { op: 'replace', path: 'emails[primary eq "True"].value', value: 'a@acme.example' },
      changes: { emails: [{ value: 'a@acme.example', type: 'work', primary: true }] },
    },
    {
      what: 'on a manager as a bare id',
      told: { op: 'add', path: `${enterpriseSchema}:manager`, value: 'E2' },
      changes: { [enterpriseSchema]: { department: 'Sales', manager: { value: 'E2' } } },
    },
    {
      what: 'that removes, or sets to nothing',
      told: { op: 'Remove', path: `${enterpriseSchema}:manager` },
      changes: { [enterpriseSchema]: { department: 'Sales' } },
    },
    {
      what: 'on something we do not keep',
      told: { op: 'Add', path: 'phoneNumbers[type eq "mobile"].value', value: '+33 1' },
      changes: {},
    },
    {
      what: 'on an address that was not there',
      told: { op: 'replace', path: 'addresses[type eq "work"].locality', value: 'Lyon' },
      changes: { addresses: [{ type: 'work', locality: 'Lyon' }] },
    },
  ])('$what', ({ told, changes }) => {
    expect(patch(told)).toEqual({ ...ana, ...changes });
  });

  it.each([
    {
      what: 'of no known kind',
      told: { op: 'move', path: 'active', value: true },
      scimType: 'invalidSyntax',
    },
    { what: 'that removes nothing in particular', told: { op: 'remove' }, scimType: 'invalidSyntax' },
    { what: 'that leaves no user name', told: { op: 'remove', path: 'userName' }, scimType: 'invalidValue' },
    {
      what: 'whose path leads out of the user',
      told: { op: 'add', path: '__proto__.polluted', value: 'yes' },
      scimType: 'invalidPath',
    },
    {
      what: 'whose field leads out of the user',
      told: { op: 'add', value: { 'constructor.prototype.polluted': 'yes' } },
      scimType: 'invalidPath',
    },
    {
      what: 'with a filter nobody understands',
      told: { op: 'add', path: 'emails[x y', value: 'a' },
      scimType: 'invalidPath',
    },
  ])('$what is refused', ({ told, scimType }) => {
    const refused = patch(told);
    expect(refused).toMatchObject({ kind: 'fault', status: 400 });
    if (scimType !== 'invalidPath' || !('scimType' in refused)) expect(refused).toMatchObject({ scimType });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('leaves the user it was given as it was', () => {
    const before = structuredClone(ana);
    patch({ op: 'replace', path: 'emails[type eq "work"].value', value: 'x@acme.example' });
    expect(ana).toEqual(before);
  });
});

describe('a user', () => {
  it('is read from names in any case, and what we have no use for is dropped', () => {
    const body = {
      USERNAME: 'ben',
      Active: 'FALSE',
      title: 'Cook',
      nickName: 'B',
      phoneNumbers: [{ value: '1' }],
    };
    expect(readUser(body)).toEqual({ userName: 'ben', active: false });
  });

  it.each([
    { body: null, detail: /must be object/ },
    { body: {}, detail: /userName must have required property/ },
    { body: { userName: '' }, detail: /userName must NOT have fewer/ },
    { body: { userName: 'a', emails: 'a@b.c' }, detail: /emails must be array/ },
  ])('that is none is refused: $detail', ({ body, detail }) => {
    expect(readUser(body)).toMatchObject({
      status: 400,
      scimType: 'invalidValue',
      detail: expect.stringMatching(detail) as string,
    });
  });
});
