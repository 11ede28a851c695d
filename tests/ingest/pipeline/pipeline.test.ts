import fc from 'fast-check';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { Interaction } from '../../../core/interaction.ts';
import { nilId } from '../../../core/ids.ts';
import { verbs } from '../../../core/verbs.ts';
import type { Item } from '../../../ingest/accepted.ts';
import type { Intake } from '../../../ingest/pipeline/intake.ts';
import { decodeEntry, encodeEntry } from '../../../ingest/inbox/entry-codec.ts';
import { measure, noon, pipeline, post, pseudonyms, sealer } from '../../support/ingest.ts';

const intake: Intake = { origin: 'webhook', source: '/slack', received: noon, mayClaim: () => true };

function examine(event: unknown, changes: Partial<Intake> = {}) {
  return pipeline.examine(event, { ...intake, ...changes });
}

function interactionOf(event: unknown): Interaction {
  const outcome = examine(event);
  if (outcome.kind !== 'accepted' || outcome.item.kind !== 'interaction')
    throw new Error(JSON.stringify(outcome));
  return outcome.item.value;
}

/** An event told at this time, or without one. */
function told(time: string | undefined): Record<string, unknown> {
  if (time !== undefined) return post({ time });
  return Object.fromEntries(Object.entries(post()).filter(([name]) => name !== 'time'));
}

describe('an interaction', () => {
  it('has pseudonyms for people and things, and keeps no field it was not asked for', () => {
    const told = post({
      data: {
        verb: 'reply',
        text: 'canary',
        actor: { id: 'slack:T1:ana', name: 'canary', bot: false },
        object: { id: 'o', title: 'canary', chars: 5, lang: 'fr' },
        targets: [{ id: 'slack:T1:ben', reason: 'mention', name: 'canary' }],
        thread: { id: 't', inReplyTo: 'p', subject: 'canary' },
      },
    });
    const outcome = examine({ ...told, subject: 'canary', extra: { nested: 'canary' } });
    expect(outcome).toMatchObject({ kind: 'accepted', dropped: 6 });
    if (outcome.kind !== 'accepted') return;
    expect(JSON.stringify(outcome.item)).not.toContain('canary');
    expect(JSON.stringify(outcome.item)).not.toContain('ana');
    expect(outcome.item.value).toMatchObject({
      actor: pseudonyms.person('slack:T1:ana'),
      object: pseudonyms.object('o'),
      thread: pseudonyms.object('t'),
      respondsTo: [pseudonyms.object('p')],
      targets: [{ person: pseudonyms.person('slack:T1:ben'), reason: 'mention' }],
      chars: 5,
      lang: 'fr',
      day: '2026-03-01',
      received: noon,
      clamped: false,
    });
    expect(Value.Check(Interaction, outcome.item.value)).toBe(true);
  });

  it.each([
    { verb: 'post', object: 'made', respondsTo: ['p'] },
    { verb: 'review', object: 'made', respondsTo: ['p'] },
    { verb: 'react', object: undefined, respondsTo: ['made', 'p'] },
    { verb: 'share', object: undefined, respondsTo: ['made', 'p'] },
    { verb: 'endorse', object: undefined, respondsTo: ['made', 'p'] },
    { verb: 'view', object: undefined, respondsTo: ['made', 'p'] },
    { verb: 'edit', object: undefined, respondsTo: ['made', 'p'] },
    { verb: 'delete', object: undefined, respondsTo: ['made', 'p'] },
  ])('$verb: the object is what it made, or what it is about', ({ verb, object, respondsTo }) => {
    const read = interactionOf(
      post({ data: { verb, object: { id: 'made' }, thread: { inReplyTo: ['p', 'p', 'made'] } } }),
    );
    expect(read.object).toBe(object === undefined ? undefined : pseudonyms.object(object));
    expect(read.respondsTo).toEqual(respondsTo.map((reference) => pseudonyms.object(reference)));
  });

  it('responds to a hundred things at most', () => {
    const inReplyTo = Array.from({ length: 100 }, (_, index) => `p${index}`);
    expect(
      interactionOf(post({ data: { verb: 'react', object: { id: 'o' }, thread: { inReplyTo } } })).respondsTo,
    ).toHaveLength(100);
  });

  it('names a person once for each reason', () => {
    const ben = { id: 'slack:T1:ben', reason: 'mention' };
    expect(
      interactionOf(post({ data: { targets: [ben, ben, { ...ben, reason: 'reply' }] } })).targets,
    ).toHaveLength(2);
  });

  it('holds only well-formed text', () => {
    const read = interactionOf(
      post({ source: '/slack/\ud800', data: { community: { id: 'a\udc00b', name: '\ud83d' } } }),
    );
    expect([read.source, read.community, read.communityName]).toEqual([
      '/slack/\ufffd',
      'a\ufffdb',
      '\ufffd',
    ]);
  });

  it('counts its day in the organisation’s time zone', () => {
    expect(interactionOf(post({ time: '2026-03-01T23:30:00Z' })).day).toBe('2026-03-02');
  });
});

describe('identity', () => {
  it.each([
    { what: 'nothing', same: true },
    {
      what: 'the community’s label',
      change: { data: { community: { id: 'slack:T1:help', name: 'Renamed' } } },
      same: true,
    },
    { what: 'a field that is dropped', change: { data: { mood: 'x' } }, same: true },
    { what: 'the verb', change: { data: { verb: 'ask' } }, same: false },
    { what: 'the time', change: { time: '2026-03-01T10:00:01Z' }, same: false },
    { what: 'the actor', change: { data: { actor: { id: 'slack:T1:ben' } } }, same: false },
    { what: 'the length', change: { data: { object: { id: 'o', chars: 1 } } }, same: false },
    {
      what: 'who is named',
      change: { data: { targets: [{ id: 'slack:T1:ben', reason: 'mention' }] } },
      same: false,
    },
  ])('another delivery that differs in $what is the same event: $same', ({ change, same }) => {
    const [one, other] = [interactionOf(post()), interactionOf(post(change))];
    expect(other.key).toBe(one.key);
    expect(other.fingerprint === one.fingerprint).toBe(same);
    expect(one.fingerprint).toMatch(/^[0-9a-f]{16}$/);
  });

  it('has the fingerprint it had in every release: a repeat of a stored event must not become a conflict', () => {
    const full = post({
      id: 'full',
      data: {
        actor: { id: 'slack:T1:bot', bot: true },
        verb: 'reply',
        object: { id: 'o', chars: 12, lang: 'fr' },
        targets: [{ id: 'slack:T1:ben', reason: 'mention' }],
        thread: { id: 't', inReplyTo: ['p', 'q'] },
      },
    });
    const figure = examine(measure({ value: 12.5 }));
    expect(interactionOf(full).fingerprint).toBe('73fb06f50289ac75');
    expect(interactionOf(post()).fingerprint).toBe('fe4677edc51c4fd4');
    expect(figure).toMatchObject({ item: { value: { fingerprint: 'ea973bd6cac9cc03' } } });
  });

  it('does not depend on when it came in, even without a time or with one ahead', () => {
    for (const time of [undefined, '2026-03-02T13:00:00Z']) {
      const event = told(time);
      const [early, late] = [examine(event), examine(event, { received: noon + 60_000 })];
      if (early.kind !== 'accepted' || late.kind !== 'accepted') throw new Error('expected both');
      expect(early.item.value).toMatchObject({ fingerprint: (late.item.value as Interaction).fingerprint });
    }
  });

  it('tells (source, id) pairs apart', () => {
    expect(interactionOf(post({ source: '/a', id: 'bc' })).key).not.toBe(
      interactionOf(post({ source: '/ab', id: 'c' })).key,
    );
  });
});

describe('time', () => {
  const minute = 60_000;
  it.each([
    { at: undefined, time: noon, clamped: false },
    { at: '2026-03-02T12:05:00Z', time: noon + 5 * minute, clamped: false },
    { at: '2026-03-02T12:05:00.001Z', time: noon, clamped: true },
    { at: '2026-03-03T12:00:00+01:00', time: noon, clamped: true },
    { at: '1990-01-01T00:00:00Z', time: Date.UTC(1990, 0, 1), clamped: false },
    { at: '2026-03-02T12:00:00.123456789+02:00', time: noon - 120 * minute + 123, clamped: false },
  ])('$at', ({ at, time, clamped }) => {
    expect(interactionOf(told(at))).toMatchObject({ time, clamped });
  });

  it.each([
    { told: '1989-12-31T23:59:59Z', code: 'time-out-of-range' },
    { told: '0001-01-01T00:00:00Z', code: 'time-out-of-range' },
    { told: '9999-01-01T00:00:00Z', code: 'time-out-of-range' },
    { told: '2026-13-45T00:00:00Z', code: 'invalid-event' },
    { told: '2026-03-01T23:59:60Z', code: 'invalid-event' },
    { told: 'yesterday', code: 'invalid-event' },
    { told: '', code: 'invalid-event' },
  ])('$told is no time: $code', ({ told, code }) => {
    expect(examine(post({ time: told }))).toMatchObject({
      kind: 'quarantined',
      fault: { code, pointer: '/time' },
    });
  });
});

describe('what cannot be read', () => {
  it.each([
    { what: 'null', event: null, fault: { code: 'not-a-cloudevent', pointer: '' } },
    { what: 'a list', event: [post()], fault: { code: 'not-a-cloudevent', pointer: '' } },
    {
      what: 'another version',
      event: { ...post(), specversion: '0.3' },
      fault: { code: 'not-a-cloudevent', pointer: '/specversion' },
    },
    { what: 'no id', event: { ...post(), id: '' }, fault: { code: 'not-a-cloudevent', pointer: '/id' } },
    {
      what: 'another type',
      event: { ...post(), type: 'x' },
      fault: { code: 'unknown-type', pointer: '/type' },
    },
    { what: 'no data', event: { ...post(), data: undefined }, fault: { code: 'invalid-event', pointer: '' } },
    {
      what: 'no actor',
      event: post({ data: { actor: {} } }),
      fault: { code: 'invalid-event', pointer: '/data/actor' },
    },
    {
      what: 'a control character',
      event: post({ data: { community: { id: 'a\nb' } } }),
      fault: { code: 'invalid-event', pointer: '/data/community/id' },
    },
    {
      what: 'chars beyond 32 bits',
      event: post({ data: { object: { id: 'o', chars: 2 ** 32 } } }),
      fault: { code: 'invalid-event', pointer: '/data/object/chars' },
    },
    {
      what: 'a figure that is none',
      event: measure({ value: '12' }),
      fault: { code: 'invalid-event', pointer: '/data/value' },
    },
  ])('$what is kept sealed, with its reason', ({ event, fault }) => {
    const outcome = examine(event);
    expect(outcome).toMatchObject({ kind: 'quarantined', fault });
    if (outcome.kind !== 'quarantined' || outcome.item.kind !== 'quarantined') return;
    expect(sealer.open(outcome.item.value.sealed)).toBe(JSON.stringify(event));
  });

  it('is recognised when it comes again', () => {
    const idOf = (item: Item) => (item.kind === 'quarantined' ? item.value.id : nilId);
    const [one, again, other] = [{ x: 1 }, { x: 1 }, { x: 2 }].map((event) => examine(event));
    if (one?.kind !== 'quarantined' || again?.kind !== 'quarantined' || other?.kind !== 'quarantined')
      throw new Error();
    expect(idOf(one.item)).toBe(idOf(again.item));
    expect(idOf(one.item)).not.toBe(idOf(other.item));
  });

  it('names the event’s own source only when the credential may', () => {
    const outcome = examine(post({ source: '/teams' }), { mayClaim: (source) => source === '/slack' });
    expect(outcome).toMatchObject({
      kind: 'quarantined',
      fault: { code: 'source-not-allowed' },
      item: { value: { source: '/slack' } },
    });
  });

  it('pollutes nothing', () => {
    const event: unknown = JSON.parse(`{"__proto__":{"polluted":1},${JSON.stringify(post()).slice(1)}`);
    expect(examine(event)).toMatchObject({ kind: 'accepted', dropped: 1 });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

it('knows a repeat of any event, and never throws whatever comes', () => {
  const word = fc.string({ unit: 'binary', maxLength: 30 });
  const anything = fc.oneof(
    fc.anything(),
    fc.record({
      specversion: fc.constant('1.0'),
      id: word,
      source: word,
      type: fc.constant('org.tablee.interaction.v1'),
      time: fc.oneof(
        word,
        fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      ),
      data: fc.record(
        {
          actor: fc.record({ id: word }),
          verb: fc.constantFrom(...verbs),
          community: fc.record({ id: word, name: word }),
          object: fc.record({ id: word, chars: fc.nat() }),
          targets: fc.array(fc.record({ id: word, reason: fc.constantFrom('reply', 'mention') })),
          thread: fc.record({ id: word, inReplyTo: fc.array(word) }),
        },
        { requiredKeys: ['actor', 'verb', 'community'] },
      ),
    }),
  );
  fc.assert(
    fc.property(anything, (event) => {
      const { event: parsed } = JSON.parse(JSON.stringify({ event: event ?? null })) as { event: unknown };
      const [one, again] = [examine(parsed), examine(structuredClone(parsed), { received: noon + 1 })];
      expect(again.kind).toBe(one.kind);
      if (one.kind === 'too-deep' || again.kind === 'too-deep') return;
      const entry = { origin: 'webhook', source: '/slack', received: noon, items: [one.item] };
      expect(decodeEntry(encodeEntry(entry))).toEqual(entry);
      if (one.item.kind !== 'interaction' || again.item.kind !== 'interaction') return;
      expect(Value.Check(Interaction, one.item.value)).toBe(true);
      expect(again.item.value.fingerprint).toBe(one.item.value.fingerprint);
    }),
    { numRuns: 500 },
  );
});
