// Both catalogues say the same things, French with its typography; nobody is blamed and nothing is shouted.
import { describe, expect, it } from 'vitest';
import { createFormat } from '../../dashboard/format.ts';
import { chooseLanguage } from '../../dashboard/language.ts';
import { en } from '../../dashboard/locales/en.ts';
import { fr } from '../../dashboard/locales/fr.ts';
import { everyPage, textOf } from '../support/page-text.ts';
import { sampleDashboard } from '../support/sample-dashboard.ts';

const options = { timezone: 'Europe/Paris', k: 5 };
const english = en(createFormat('en', options));
const french = fr(createFormat('fr', options));

/** Paths of all messages; functions count by their place. */
function keysOf(part: unknown, path = ''): string[] {
  if (typeof part !== 'object' || part === null) return [path];
  return Object.entries(part).flatMap(([key, inner]) => keysOf(inner, `${path}/${key}`));
}

function textsOf(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(textsOf) : [];
}

describe('the catalogues', () => {
  it('have the same keys', () => {
    expect(keysOf(french)).toEqual(keysOf(english));
  });

  it.each([
    ['English', english],
    ['French', french],
  ])('of %s are calm', (_, catalogue) => {
    expect(textsOf(catalogue).filter((text) => text.includes('!'))).toEqual([]);
    expect(textsOf(catalogue).filter((text) => /inactive|inactif|lazy|lurker/i.test(text))).toEqual([]);
  });

  it('leave nothing untranslated', () => {
    const shared = ['Kafka', 'Pages', 'Secret', 'Source', 'Sources', 'expertise', 'monologue'];
    const texts = new Set(textsOf(english));
    const same = textsOf(french).filter((text) => /\p{L}{4}/u.test(text) && texts.has(text));
    expect(same.filter((text) => !shared.includes(text))).toEqual([]);
  });
});

describe('French', () => {
  it('writes numbers, shares and dates its own way', () => {
    const f = createFormat('fr', options);
    expect(f.date('2026-11-23')).toBe('23 novembre 2026');
    expect(f.percent(0.125, 1).replace(/\s/u, ' ')).toBe('12,5 %');
    expect(f.count(0, { one: 'personne', other: 'personnes' })).toBe('0 personne');
    expect(f.figure({ shown: false, reason: 'small-group' })).toBe('moins de 5');
  });

  it('breaks no line before high punctuation on any page', async () => {
    const { get, cookieOf } = await sampleDashboard();
    const manager = await cookieOf('manager');
    const admin = await cookieOf('admin');
    for (const path of everyPage) {
      const text = textOf((await get(`${path}?lang=fr`, path === '/sources' ? admin : manager)).body);
      expect(text.match(/.{0,30} [;:?!»%].{0,10}|.{0,10}« .{0,20}/g) ?? []).toEqual([]);
      expect(text).not.toContain('!');
    }
  });
});

describe('the language', () => {
  const hints = { asked: null, remembered: undefined, accepted: undefined, fallback: 'en' as const };
  it.each([
    [{ ...hints, asked: 'fr', remembered: 'en' }, 'fr'],
    [{ ...hints, asked: 'xx', remembered: 'fr' }, 'fr'],
    [{ ...hints, accepted: 'de, fr-CA;q=0.8, en;q=0.4' }, 'fr'],
    [{ ...hints, accepted: 'fr;q=0, en;q=0.1' }, 'en'],
    [{ ...hints, accepted: 'de' }, 'en'],
  ])('%o is %s', (given, language) => {
    expect(chooseLanguage(given)).toBe(language);
  });

  it('asked for is remembered', async () => {
    const { get, cookieOf } = await sampleDashboard();
    const cookie = await cookieOf('sponsor');
    const reply = await get('/?lang=fr', cookie);
    const remembered = [reply.headers['set-cookie']]
      .flat()
      .find((text) => text?.startsWith('tablee-language=fr'));
    expect(remembered).toBeDefined();
    expect((await get('/', `${cookie}; tablee-language=fr`)).body).toContain('<html lang="fr"');
  });
});
