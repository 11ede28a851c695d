// Names come from other tools: whatever they hold, they stay text.
import { expect, it } from 'vitest';
import { managerPages } from '../support/page-text.ts';
import { sampleDashboard, sampleSealer } from '../support/sample-dashboard.ts';
import { sampleAnswers, sampleCommunities } from '../support/sample-rows.ts';

const nasty = `"><script>alert(1)</script><img src=x onerror=alert(2)> ' {{7*7}} \u202e`;
const communities = sampleCommunities().map((community) => ({
  ...community,
  name: `${nasty}${community.id}`,
}));
const usual = sampleAnswers({ sealer: sampleSealer });

function renamed(name: string, changes: object): () => object[] {
  return (params: Readonly<Record<string, unknown>> = { scope: '', community: 'slack:T024:C001' }) =>
    (usual[name]?.(params) ?? []).map((row) => ({ ...row, ...changes }));
}

it('markup in any name is shown, never obeyed', async () => {
  const { get, cookieOf } = await sampleDashboard({
    communities,
    answers: {
      'declared-objectives': renamed('declared-objectives', { title: nasty, theme: nasty, owner: nasty }),
      'decisions-so-far': renamed('decisions-so-far', { owner: nasty, note: nasty }),
      'declared-moments': renamed('declared-moments', { title: nasty }),
      'network-of-community': renamed('network-of-community', { department: nasty }),
      'shortlisted-people': renamed('shortlisted-people', {
        sealed: sampleSealer.seal(JSON.stringify({ name: nasty, email: '' })),
        department: nasty,
        site: nasty,
      }),
      'quarantined-events': renamed('quarantined-events', { detail: nasty, pointer: nasty, source: nasty }),
    },
  });
  const manager = await cookieOf('manager');
  const admin = await cookieOf('admin');
  for (const path of [
    ...managerPages,
    '/sources',
    `/communities?state=${encodeURIComponent(nasty)}`,
    `/${encodeURIComponent(nasty)}`,
  ]) {
    const { body } = await get(path, path === '/sources' ? admin : manager);
    expect(body).not.toContain('<script>alert');
    expect(body).not.toContain('<img');
    expect(body.match(/<script/g)).toHaveLength(1);
    for (const [, spec = ''] of body.matchAll(/data-chart="([^"]*)"/g)) {
      expect(
        () =>
          JSON.parse(
            spec.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&'),
          ) as unknown,
      ).not.toThrow();
    }
  }
});

it('a community’s id may hold anything', async () => {
  const [first, ...others] = sampleCommunities();
  const id = 'teams:a/b?c=d#e%2F../..:19:x@thread.v2'.padEnd(200, 'é');
  const { get, cookieOf } = await sampleDashboard({ communities: [{ ...first!, id }, ...others] });
  const { statusCode, body } = await get(`/communities/${encodeURIComponent(id)}`, await cookieOf('sponsor'));
  expect(statusCode).toBe(200);
  expect(body).toContain('Customer cases');
});
