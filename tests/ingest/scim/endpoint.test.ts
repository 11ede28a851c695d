// An identity provider's whole acquaintance with the server, over HTTP, on a real store.
import { fastify, type FastifyInstance, type InjectOptions } from 'fastify';
import { Type } from 'typebox';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { scimEndpoint, scimPath } from '../../../ingest/scim/endpoint.ts';
import { createScimTokens } from '../../../ingest/scim/tokens.ts';
import { enterpriseSchema, userSchema } from '../../../ingest/scim/user.ts';
import { directoryTable } from '../../../store/rows/directory.ts';
import { readCurrent } from '../../../store/rows/versioned.ts';
import type { Store } from '../../../store/store.ts';
import { registerOrganisation } from '../../../ingest/imports/register-organisation.ts';
import { addDays, dayMs } from '../../../core/windows.ts';
import { calendar, log, noon, pseudonyms, sealer, testClock, testInbox } from '../../support/ingest.ts';
import { temporaryStore } from '../../store/temporary-store.ts';
import { storeDown } from '../../support/store-down.ts';

const clock = testClock();
const today = '2026-03-02';
let store: Store;
let app: FastifyInstance;
let token: string;

beforeAll(async () => {
  store = await temporaryStore();
});

async function serving(over: Store): Promise<FastifyInstance> {
  const tokens = createScimTokens(testInbox({ clock }).tokens, clock);
  token = await tokens.make();
  const serve = fastify();
  await serve.register(scimEndpoint, {
    store: over,
    pseudonyms,
    sealer,
    clock,
    calendar,
    tokens,
    log,
    prefix: scimPath,
  });
  return serve;
}

beforeEach(async () => {
  clock.set(noon);
  for (const table of ['directory', 'provisioned'])
    await store.command({ name: 'clear', sql: `TRUNCATE TABLE tablee.${table}` });
  app = await serving(store);
});

interface Answer {
  status: number;
  body: Record<string, unknown>;
}
async function ask(method: InjectOptions['method'], path: string, body?: object): Promise<Answer> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' };
  const payload = body === undefined ? {} : { payload: JSON.stringify(body) };
  const response = await app.inject({
    method,
    url: `${scimPath}${path}`,
    headers,
    ...payload,
  } as InjectOptions);
  return { status: response.statusCode, body: response.body === '' ? {} : response.json() };
}
const idOf = ({ body }: Answer) => String(body['id']);
const entries = async () => [...(await readCurrent(store, directoryTable(sealer))).known.values()];

/** As Entra sends a new user. */
const ana = {
  schemas: [userSchema, enterpriseSchema],
  externalId: 'entra-7',
  userName: 'ana@acme.example',
  active: 'True',
  displayName: 'Ana Berg',
  emails: [{ primary: true, type: 'work', value: 'Ana.Berg@acme.example' }],
  meta: { resourceType: 'User' },
  name: { formatted: 'Ana Berg', familyName: 'Berg', givenName: 'Ana' },
  addresses: [{ type: 'work', locality: 'Lyon', streetAddress: '1 rue X' }],
  [enterpriseSchema]: { department: 'Sales', manager: 'E1' },
};
const isOff = {
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations: [{ op: 'Replace', path: 'active', value: 'False' }],
};

describe('a user', () => {
  it('created, is a person of the directory and can be read again', async () => {
    const made = await ask('POST', '/Users', ana);
    expect(made).toMatchObject({
      status: 201,
      body: { schemas: [userSchema, enterpriseSchema], userName: 'ana@acme.example', active: true },
    });
    const { addresses, ...kept } = made.body;
    expect(addresses).toEqual([{ type: 'work', locality: 'Lyon' }]);
    expect(kept[enterpriseSchema]).toEqual({ department: 'Sales', manager: { value: 'E1' } });
    expect(await ask('GET', `/Users/${idOf(made)}`)).toEqual({ status: 200, body: made.body });
    expect(await entries()).toMatchObject([
      {
        person: idOf(made),
        name: 'Ana Berg',
        email: 'Ana.Berg@acme.example',
        addresses: [pseudonyms.address('ana.berg@ACME.example'), pseudonyms.address('ana@acme.example')],
        department: 'Sales',
        site: 'Lyon',
        manager: pseudonyms.employee('E1'),
        entitledFrom: null,
        entitledTo: null,
      },
    ]);
  });

  it('is nowhere in the open', async () => {
    await ask('POST', '/Users', ana);
    const rows = await store.query(
      {
        name: 'everything',
        params: directoryTable(sealer).current.params,
        row: Type.Object({ text: Type.String() }),
        sql: `SELECT concat(toString(tuple(d.*)), toString(tuple(p.*))) AS text
              FROM tablee.directory AS d, tablee.provisioned AS p`,
      },
      {},
    );
    expect(JSON.stringify(rows)).toContain('Sales');
    expect(JSON.stringify(rows)).not.toMatch(/ana|berg|entra-7|acme/i);
  });

  it('is found by user name in any case, by external id and by id; by nothing else', async () => {
    const id = idOf(await ask('POST', '/Users', ana));
    const found = async (filter: string) =>
      (await ask('GET', `/Users?filter=${encodeURIComponent(filter)}`)).body;
    for (const filter of ['userName eq "ANA@acme.example"', 'externalId Eq "entra-7"', `id eq "${id}"`]) {
      expect(await found(filter)).toMatchObject({ totalResults: 1, Resources: [{ id }] });
    }
    for (const filter of ['userName eq "entra-7"', 'externalId eq "ana@acme.example"', 'id eq "7"']) {
      expect(await found(filter)).toMatchObject({ totalResults: 0, Resources: [] });
    }
    for (const filter of ['displayName co "Ana"', 'userName eq', 'userName eq "a" or id eq "b"', '((((']) {
      expect(await found(filter)).toMatchObject({ status: '400', scimType: 'invalidFilter' });
    }
  });

  it('twice under one name is refused', async () => {
    await ask('POST', '/Users', ana);
    const again = { ...ana, userName: 'ANA@acme.example', externalId: 'entra-8' };
    expect(await ask('POST', '/Users', again)).toMatchObject({
      status: 409,
      body: { scimType: 'uniqueness' },
    });
    const [first, second] = await Promise.all(
      ['x', 'y'].map((externalId) => ask('POST', '/Users', { userName: 'ben', externalId })),
    );
    expect([first?.status, second?.status].sort()).toEqual([201, 409]);
  });

  it('switched off and on again, is entitled no longer and then again', async () => {
    const id = idOf(await ask('POST', '/Users', ana));
    clock.set(noon + dayMs);
    expect(await ask('PATCH', `/Users/${id}`, isOff)).toMatchObject({ status: 200, body: { active: false } });
    expect(await entries()).toMatchObject([{ entitledTo: addDays(today, 1) }]);
    clock.set(noon + 5 * dayMs);
    await ask('PATCH', `/Users/${id}`, {
      ...isOff,
      Operations: [{ op: 'add', path: 'displayName', value: 'A' }],
    });
    expect(await entries()).toMatchObject([{ entitledTo: addDays(today, 1) }]);
    await ask('PUT', `/Users/${id}`, ana);
    expect(await entries()).toMatchObject([{ name: 'Ana Berg', entitledTo: null }]);
  });

  it('deleted, is gone from SCIM and entitled no longer, and may come back as the same person', async () => {
    const id = idOf(await ask('POST', '/Users', ana));
    expect(await ask('DELETE', `/Users/${id}`)).toEqual({ status: 204, body: {} });
    expect(await entries()).toMatchObject([
      { person: id, name: 'Ana Berg', entitledTo: today, removed: false },
    ]);
    for (const method of ['GET', 'DELETE'] as const)
      expect(await ask(method, `/Users/${id}`)).toMatchObject({ status: 404, body: { status: '404' } });
    expect(await ask('PATCH', `/Users/${id}`, isOff)).toMatchObject({ status: 404 });
    expect(idOf(await ask('POST', '/Users', ana))).toBe(id);
    expect(await entries()).toMatchObject([{ entitledTo: null }]);
  });

  it('whom the directory knows already, by number or address, is that person', async () => {
    const known = { department: 'Care', site: 'Lille', accounts: ['slack:T1:cy'], leader: true };
    await registerOrganisation(
      {
        people: [
          { ...known, id: 'E7', name: 'Ana', email: '' },
          { ...known, id: 'E8', name: 'Cy', email: 'cy@acme.example', accounts: [] },
        ],
      },
      { store, pseudonyms, sealer, clock },
    );
    const numbered = { ...ana, [enterpriseSchema]: { employeeNumber: 'e7' } };
    expect(idOf(await ask('POST', '/Users', numbered))).toBe(pseudonyms.employee('E7'));
    expect(idOf(await ask('POST', '/Users', { userName: 'CY@acme.example' }))).toBe(
      pseudonyms.employee('E8'),
    );
    const byName = (await entries()).sort((a, b) => a.name.localeCompare(b.name));
    expect(byName).toMatchObject([
      { name: 'Ana Berg', department: 'Care', site: 'Lyon', leader: true },
      { name: 'CY@acme.example', department: 'Care', site: 'Lille', leader: true },
    ]);
  });

  it('who comes a month after the first began that day', async () => {
    await ask('POST', '/Users', ana);
    clock.set(noon + 31 * dayMs);
    const late = idOf(await ask('POST', '/Users', { userName: 'late' }));
    expect((await entries()).find(({ person }) => person === late)?.entitledFrom).toBe(addDays(today, 31));
  });
});

it('lists users page by page, oldest first', async () => {
  for (const userName of ['a', 'b', 'c']) {
    clock.set(clock.now() + 1);
    await ask('POST', '/Users', { userName });
  }
  const names = ({ body }: Answer) =>
    (body['Resources'] as { userName: string }[]).map(({ userName }) => userName);
  expect(names(await ask('GET', '/Users'))).toEqual(['a', 'b', 'c']);
  const second = await ask('GET', '/Users?startIndex=2&count=1');
  expect(second.body).toMatchObject({ totalResults: 3, startIndex: 2, itemsPerPage: 1 });
  expect(names(second)).toEqual(['b']);
  expect((await ask('GET', '/Users?count=0')).body).toMatchObject({ totalResults: 3, itemsPerPage: 0 });
  expect((await ask('GET', '/Users?startIndex=-5&count=nine')).body).toMatchObject({
    startIndex: 1,
    itemsPerPage: 3,
  });
});

describe('the server', () => {
  it('says what it can do', async () => {
    expect((await ask('GET', '/ServiceProviderConfig')).body).toMatchObject({ patch: { supported: true } });
    expect((await ask('GET', '/ResourceTypes')).body).toMatchObject({ totalResults: 1 });
    expect((await ask('GET', '/Schemas')).body).toMatchObject({ totalResults: 2 });
    expect(await ask('GET', `/Schemas/${enterpriseSchema}`)).toMatchObject({ status: 200 });
  });

  it.each(['/Groups', '/Groups/1', '/Bulk', '/Me'])('does not offer %s, and says so', async (path) => {
    expect(await ask('POST', path, {})).toMatchObject({ status: 501, body: { status: '501' } });
  });

  it('wants a token that holds', async () => {
    const url = `${scimPath}/Users`;
    for (const authorization of ['', 'Bearer ', 'Bearer scim_wrong', `Basic ${token}`]) {
      const refused = await app.inject({ url, headers: { authorization } });
      expect(refused.statusCode).toBe(401);
      expect(refused.json()).toMatchObject({ schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'] });
    }
  });

  it.each([
    { body: '{"userName":', status: 400 },
    { body: '{"__proto__":{"userName":"a"}}', status: 400 },
    { body: '{}', status: 400 },
    { body: '[]', status: 400 },
  ])('refuses $body in SCIM’s own words', async ({ body, status }) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const refused = await app.inject({ method: 'POST', url: `${scimPath}/Users`, headers, payload: body });
    expect(refused.statusCode).toBe(status);
    expect(refused.headers['content-type']).toMatch('application/scim+json');
    expect(refused.json()).toMatchObject({ status: String(status) });
  });

  it('asks to be asked again while the store does not answer', async () => {
    app = await serving({ ...store, query: storeDown });
    expect(await ask('POST', '/Users', ana)).toMatchObject({ status: 503, body: { status: '503' } });
  });
});

describe('tokens', () => {
  it('hold until revoked; a new one leaves the last a day', async () => {
    const tokens = createScimTokens(testInbox({ clock }).tokens, clock);
    const first = await tokens.make();
    const second = await tokens.make();
    expect([first, second, 'scim_no'].map((one) => tokens.holds(one))).toEqual([true, true, false]);
    clock.set(noon + dayMs);
    expect([first, second].map((one) => tokens.holds(one))).toEqual([false, true]);
    await tokens.revoke();
    expect(tokens.holds(second)).toBe(false);
  });
});
