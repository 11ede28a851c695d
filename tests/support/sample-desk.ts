// A desk of sample sources that notes what it is asked, for tests of pages and for looking at them.
import type { DeskSource, SourceDesk } from '../../dashboard/source-desk.ts';

export interface SampleDesk extends SourceDesk {
  /** Every act asked for, in order, with who asked. */
  readonly asked: unknown[][];
}

/** What a made secret looks like; it must stand on no page but the one that hands it over. */
export const sampleSecret = 'whsec_c2FtcGxlLXNlY3JldC1vZi0zMi1ieXRlcy1sb25nISE=';

export function sampleDesk(now: number, changes: Partial<SourceDesk> = {}): SampleDesk {
  const asked: unknown[][] = [];
  const source = (name: string, kind: string, more: Partial<DeskSource> = {}): DeskSource => ({
    name,
    kind,
    address: kind === 'cloudevents' ? '/v1/events' : `/v1/sources/${name}`,
    claims: [],
    created: now - 90 * 86_400_000,
    revoked: null,
    heldSince: null,
    activeSecrets: 1,
    secretSince: now - 90 * 86_400_000,
    ...more,
  });
  return {
    asked,
    kinds: [
      { kind: 'cloudevents', secretFrom: 'here', settings: {} },
      { kind: 'slack', secretFrom: 'tool', settings: {} },
      {
        kind: 'teams',
        secretFrom: 'here',
        settings: { appId: 'optional', issuer: 'optional', jwks: 'optional' },
      },
      { kind: 'discourse', secretFrom: 'here', settings: {} },
      { kind: 'github', secretFrom: 'here', settings: {} },
      { kind: 'mapped', secretFrom: 'here', settings: { mapping: 'needed' } },
    ],
    topics: () =>
      Promise.resolve({
        connected: true,
        lag: [
          { topic: 'interactions', partition: 0, lag: 12 },
          { topic: 'interactions', partition: 1, lag: 0 },
        ],
        held: [{ topic: 'interactions', partition: 1, reason: 'loader-behind', since: now - 60_000 }],
        spilled: { items: 3, bytes: 900 },
      }),
    sources: () => [
      source('our-slack', 'slack', { activeSecrets: 2, secretSince: now - 3_600_000 }),
      source('our-forum', 'discourse', { heldSince: now - 1_800_000 }),
      source('shop', 'mapped', { claims: ['/shop/eu', '/shop/us'] }),
      source('old-wiki', 'cloudevents', { revoked: now - 86_400_000, activeSecrets: 0, secretSince: null }),
    ],
    balances: () => [
      { source: '/our-slack', waiting: 12, difference: 0 },
      { source: '/our-forum', waiting: 0, difference: 0 },
    ],
    create(wish, by) {
      asked.push(['create', wish, by]);
      const { name } = wish;
      return done({
        name,
        address: `/v1/sources/${name}`,
        made: wish.secret === undefined ? sampleSecret : undefined,
        noted: true,
      });
    },
    rotate(name, secret, by) {
      asked.push(['rotate', name, secret, by]);
      return done({
        name,
        address: `/v1/sources/${name}`,
        made: secret === undefined ? sampleSecret : undefined,
        noted: true,
      });
    },
    revoke(name, by) {
      asked.push(['revoke', name, by]);
      return done({ name, noted: true });
    },
    release(name, by) {
      asked.push(['release', name, by]);
      return done({ replayed: 120, waiting: 2, full: false });
    },
    replay(selection, by) {
      asked.push(['replay', selection, by]);
      return done({ replayed: 1, waiting: 0, full: false });
    },
    discard(selection, reason, by) {
      asked.push(['discard', selection, reason, by]);
      return done({ discarded: 1 });
    },
    ...changes,
  };
}

const done = <T>(value: T) => Promise.resolve({ kind: 'done' as const, value });
