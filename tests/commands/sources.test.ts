// A tool connected from the command line, and its first event through the running door.
import type { ChildProcess } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { githubPayloads } from '../../fixtures/payloads/github/payloads.ts';
import { ended } from '../../fixtures/ended.ts';
import { openStore } from '../../store/open-store.ts';
import { newPlace, openAt, startTablee, tablee, tableeRun } from '../support/running-house.ts';
import { silentLog } from '../support/silent-log.ts';

const place = newPlace();
const file = (name: string, text: string) => {
  const path = join(place.env['HOME'] ?? '', name);
  writeFileSync(path, text);
  return path;
};
const notedOf = {
  name: 'noted-of-source',
  params: Type.Object({ subject: Type.String() }),
  row: Type.Object({ actor: Type.String(), action: Type.String(), detail: Type.String() }),
  sql: 'SELECT actor, action, detail FROM tablee.admin_actions WHERE subject = {subject:String} ORDER BY time',
};
let server: ChildProcess;
let address: string;
let secret: string;

beforeAll(async () => {
  secret = tablee(place, 'source', 'add', 'forge', '--kind', 'github');
  server = startTablee(place, 'serve');
  address = await openAt(server);
});
afterAll(async () => {
  server.kill('SIGTERM');
  await ended(server);
});

async function post(name: string, body: string, key: string) {
  const answer = await fetch(`${address}/v1/sources/${name}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'issues',
      'x-hub-signature-256': `sha256=${createHmac('sha256', key).update(body).digest('hex')}`,
    },
    body,
  });
  return { status: answer.status, body: (await answer.json()) as unknown };
}

it('posts what it has to tell', async () => {
  const body = JSON.stringify(githubPayloads.issueOpened[1]);
  expect(await post('forge', body, secret)).toEqual({
    status: 200,
    body: { accepted: 1, notCounted: 0, quarantined: 0 },
  });
  expect(await post('forge', body, 'another')).toMatchObject({ status: 401 });
  expect(await post('nobody', body, secret)).toMatchObject({ status: 401 });
});

it('is listed with its kind and its address', () => {
  const listed = tablee(place, 'source', 'list');
  expect(listed).toMatch(/forge .*github .*\/v1\/sources\/forge/);
});

it('may bring its own secret and settings from files', () => {
  const shown = file('token', 'the token Slack shows\n');
  expect(tablee(place, 'source', 'add', 'chat', '--kind', 'slack', '--secret-file', shown)).toBe('');
  expect(tablee(place, 'source', 'rotate', 'chat', '--secret-file', shown)).toBe('');
  const jwks = file('keys.json', '{"keys":[]}');
  const set = ['--set', 'appId=a', 'issuer=i', '--settings-file', `jwks=${jwks}`];
  expect(tablee(place, 'source', 'add', 'teams', '--kind', 'teams', ...set)).toMatch(/^whsec_/);
});

it('notes what the console changes, as the page does, and never a secret', async () => {
  const made = tablee(place, 'source', 'add', 'wiki', '--claims', '/wiki');
  tablee(place, 'source', 'allow', 'wiki', '/wiki/eu', '/wiki/us');
  tablee(place, 'source', 'rotate', 'wiki');
  tablee(place, 'source', 'revoke', 'wiki');
  const store = await openStore({ dataDir: place.dataDir, log: silentLog, engine: { role: 'guest' } });
  try {
    const noted = await store.query(notedOf, { subject: 'wiki' });
    expect(noted).toEqual([
      { actor: 'console', action: 'source-created', detail: 'cloudevents' },
      { actor: 'console', action: 'source-allowed', detail: '/wiki/eu /wiki/us' },
      { actor: 'console', action: 'source-rotated', detail: '' },
      { actor: 'console', action: 'source-revoked', detail: '' },
    ]);
    expect(JSON.stringify(noted)).not.toContain(made);
  } finally {
    await store.close();
  }
});

it('tells every fault at once', () => {
  const bad = ['source', 'add', 'No', '--kind', 'slack', '--set', 'colour=red', '--claims', 'x'];
  const told = () => tablee(place, ...bad);
  expect(told).toThrow(/"No" cannot name a source.*"x" is not a claim.*no setting "colour".*--secret-file/s);
});

describe('while the store is out of reach', () => {
  const away = newPlace({ TABLEE_CLICKHOUSE_URL: 'http://127.0.0.1:1' });

  it.each([
    { act: ['source', 'add', 'forum'], tells: /^whsec_\S+\n$/ },
    { act: ['source', 'rotate', 'forum'], tells: /^whsec_\S+\n$/ },
    { act: ['source', 'allow', 'forum', '/forum/eu'], tells: /^$/ },
    { act: ['source', 'revoke', 'forum'], tells: /^$/ },
  ])('$act.1 is done all the same, and says that it was not noted', ({ act, tells }) => {
    const { status, stdout, stderr } = tableeRun(away, ...act);
    expect(status).toBe(0);
    expect(stdout).toMatch(tells);
    expect(stderr).toContain('does not stand in the log of administrators’ actions');
  });

  it('list needs no store at all', () => {
    const { stdout, stderr } = tableeRun(away, 'source', 'list');
    expect(stdout).toMatch(/forum .*cloudevents .*revoked/);
    expect(stderr).toBe('');
  });
});
