// What the README tells a newcomer to do, done: its own lines, against a running house.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { builtFile, packageRoot } from '../core/package-root.ts';
import { ended } from '../fixtures/ended.ts';
import { newPlace, openAt, startTablee, tablee } from './support/running-house.ts';
import { signedRequest, type SignedRequest } from './support/signed-request.ts';

const run = promisify(execFile);
const place = newPlace();
const contentType = 'application/cloudevents+json';
let server: ChildProcess;
let address: string;
let secret: string;
let said = '';

/** The README's lines that post an event, for the address in use. */
const posting = () => {
  const readme = readFileSync(join(packageRoot, 'README.md'), 'utf8');
  const [lines = ''] = /id=evt_[^`]+/.exec(readme) ?? [];
  return lines.replace('http://127.0.0.1:4780', address);
};

/** The README's lines that connect a tool by a mapping file, told where the command and the address are. */
const connecting = () => {
  const readme = readFileSync(join(packageRoot, 'README.md'), 'utf8');
  const [, section = ''] = /#### Any other tool\n([^]+?)\n#{2,4} /.exec(readme) ?? [];
  const lines = [...section.matchAll(/```sh\n([^]+?)```/g)].map(([, block]) => block).join('');
  return lines
    .replaceAll('npm run --silent tablee --', `${process.execPath} ${fileURLToPath(builtFile('cli.js'))}`)
    .replace('http://127.0.0.1:4780', address);
};

/** Cookies by role: a link opens once. */
const cookies = new Map<string, Promise<string>>();

function signIn(role: string): Promise<string> {
  const cookie = cookies.get(role) ?? openLink(role);
  cookies.set(role, cookie);
  return cookie;
}

/** Opens the one-time link of a role and returns its cookie. */
async function openLink(role: string): Promise<string> {
  const link = new RegExp(`${role} +(http\\S+)`).exec(said)?.[1] ?? '';
  const response = await fetch(link, { redirect: 'manual' });
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

async function ask(path: string, cookie: string): Promise<unknown> {
  const response = await fetch(`${address}${path}`, { headers: { cookie } });
  return response.status === 200 ? response.json() : { status: response.status };
}

const event = (id: string) =>
  JSON.stringify({
    specversion: '1.0',
    id,
    source: '/my-tool',
    type: 'org.tablee.interaction.v1',
    data: { actor: { id: 'my-tool:main:bob' }, verb: 'post', community: { id: 'my-tool:main:lobby' } },
  });

async function post(request: SignedRequest): Promise<{ status: number; type: string | null; code: unknown }> {
  const response = await fetch(`${address}/v1/events`, { method: 'POST', ...request });
  const { code } = (await response.json()) as { code?: unknown };
  return { status: response.status, type: response.headers.get('content-type'), code };
}

beforeAll(async () => {
  secret = tablee(place, 'source', 'add', 'my-tool');
  server = startTablee(place, 'serve');
  server.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  address = await openAt(server);
  await vi.waitUntil(() => /admin +http/.test(said), 10_000);
});
afterAll(async () => {
  server.kill('SIGTERM');
  await ended(server);
});

describe('the README', () => {
  it('has lines that post an event, which is then on its community’s page', async () => {
    const { stdout } = await run('bash', ['-c', posting()], { env: { ...place.env, secret } });
    expect(stdout).toContain('202');
    const posted = performance.now();
    const cookie = await signIn('manager');
    const page = () => ask(`/api/v1/communities/${encodeURIComponent('my-tool:main:lobby')}`, cookie);
    await expect.poll(page, { timeout: 30_000, interval: 100 }).toMatchObject({ summary: { name: 'Lobby' } });
    process.stdout.write(`on the page after ${Math.round(performance.now() - posted)} ms\n`);
  });

  it('has lines that connect a made-up tool by a mapping file, whose payload is then on its community’s page', async () => {
    const { stdout } = await run('bash', ['-ec', connecting()], {
      env: place.env,
      cwd: mkdtempSync(join(tmpdir(), 'tablee-newcomer-')),
    });
    expect(stdout).toContain('"accepted":1');
    const cookie = await signIn('manager');
    const page = () => ask(`/api/v1/communities/${encodeURIComponent('suggestions:main:canteen')}`, cookie);
    await expect
      .poll(page, { timeout: 30_000, interval: 100 })
      .toMatchObject({ summary: { name: 'Ideas for the canteen' } });
  });

  const now = Date.now();
  it.each([
    {
      what: 'unsigned',
      request: { headers: { 'content-type': contentType }, body: event('u') },
      status: 401,
      code: 'unsigned',
    },
    {
      what: 'stale',
      request: () => signedRequest(secret, event('s'), { id: 's', at: now - 600_000, contentType }),
      status: 400,
      code: 'stale',
    },
    {
      what: 'malformed',
      request: () => signedRequest(secret, '{"specversion":', { id: 'm', at: now, contentType }),
      status: 400,
      code: 'malformed-json',
    },
    {
      what: 'oversized',
      request: () => signedRequest(secret, ' '.repeat(2 ** 20 + 1), { id: 'o', at: now, contentType }),
      status: 413,
      code: 'too-large',
    },
  ])('tells $what from good: $status, a problem document and an entry', async ({ request, status, code }) => {
    const answer = await post(typeof request === 'function' ? request() : request);
    expect(answer).toEqual({
      status,
      type: expect.stringContaining('application/problem+json') as string,
      code,
    });
    const cookie = await signIn('admin');
    await expect
      .poll(() => ask('/api/v1/sources', cookie).then((entries) => JSON.stringify(entries)), {
        timeout: 30_000,
      })
      .toContain(`"${code}"`);
  });
});
