import { describe, expect, it } from 'vitest';
import { campaignEffect, type CampaignGround } from '../../../analytics/effects/campaign-effect.ts';
import { addDays } from '../../../core/windows.ts';
import { life, to } from '../communities/rooms.ts';

const startedWeeksAgo = 10;
const rooms = Array.from({ length: 24 }, (_, i) => `room ${i}`);
const touched = rooms.slice(0, 4);

const campaign = { campaign: 'doors', from: addDays(to, -7 * startedWeeksAgo), communities: touched };

/** Twenty people a week everywhere, give or take a few; where touched, more from the start of the campaign on. */
function ground(factor: number, more: Partial<CampaignGround> = {}): CampaignGround {
  return {
    to,
    lives: rooms.map((community) => life(58, { community })),
    contributors: {
      add: () => undefined,
      of: (community) =>
        Uint32Array.from({ length: 60 }, (_, weeksAgo) => {
          const usual = 20 + 3 * Math.sin(weeksAgo * rooms.indexOf(community));
          return Math.round(
            touched.includes(community) && weeksAgo < startedWeeksAgo ? factor * usual : usual,
          );
        }),
    },
    campaigns: [campaign],
    ...more,
  };
}

describe('what a campaign changed', () => {
  it.each([
    { factor: 1.6, verdict: 'more' },
    { factor: 1, verdict: 'no-difference' },
    { factor: 0.5, verdict: 'fewer' },
  ])('a factor of $factor reads as $verdict', ({ factor, verdict }) => {
    const effect = campaignEffect(campaign, ground(factor));
    expect(effect).toMatchObject({ verdict, method: 'compared', touched: 4, compared: 20 });
    expect(effect.ratio / factor).toBeCloseTo(1, 0);
    expect(effect.low).toBeLessThanOrEqual(effect.ratio);
    expect(effect.high).toBeGreaterThanOrEqual(effect.ratio);
  });

  it('shows the weeks before beside the weeks after', () => {
    const { weeks, ratios } = campaignEffect(campaign, ground(1.6));
    expect(weeks).toEqual(Array.from({ length: 16 }, (_, i) => i - 8));
    for (const ratio of ratios.slice(0, 8)) expect(Math.abs(ratio - 1)).toBeLessThan(0.25);
    for (const ratio of ratios.slice(8)) expect(ratio).toBeGreaterThan(1.3);
  });

  it('leaves out communities that another campaign touched meanwhile', () => {
    const other = { campaign: 'posters', from: addDays(campaign.from, 14), communities: rooms.slice(4, 9) };
    expect(campaignEffect(campaign, ground(1.6, { campaigns: [campaign, other] })).compared).toBe(15);
    const earlier = { ...other, from: addDays(campaign.from, -100) };
    expect(campaignEffect(campaign, ground(1.6, { campaigns: [campaign, earlier] })).compared).toBe(20);
  });
});

describe('what is only observed of a campaign with nobody to compare with', () => {
  const few = (factor: number, more: Partial<CampaignGround> = {}) =>
    campaignEffect(
      campaign,
      ground(factor, { lives: touched.map((community) => life(58, { community })), ...more }),
    );

  it.each([
    { factor: 1.6, verdict: 'more' },
    { factor: 1, verdict: 'no-difference' },
    { factor: 0.5, verdict: 'fewer' },
  ])('a factor of $factor reads as $verdict', ({ factor, verdict }) => {
    const effect = few(factor);
    expect(effect).toMatchObject({ verdict, method: 'observed', touched: 4, compared: 0 });
    expect(effect.ratio / factor).toBeCloseTo(1, 0);
    expect(effect.weeks).toEqual(Array.from({ length: 20 }, (_, i) => i - 12));
    expect(effect.people).toBeGreaterThan(0);
  });

  it('cannot be told before eight weeks, of communities too young, or of one that another campaign touched too', () => {
    const soon = { ...campaign, from: addDays(to, -7 * 7) };
    const lives = touched.map((community) => life(58, { community }));
    const doubt = { verdict: 'cannot-tell', method: 'none', reason: 'no-comparison' };
    expect(campaignEffect(soon, ground(1.6, { lives }))).toMatchObject(doubt);
    const young = touched.map((community) => life(48, { community }));
    expect(few(1.6, { lives: young })).toMatchObject(doubt);
    const other = { campaign: 'posters', from: addDays(campaign.from, -7), communities: touched };
    expect(few(1.6, { campaigns: [campaign, other] })).toMatchObject(doubt);
  });
});

describe('what cannot be told of a campaign', () => {
  it.each([
    { reason: 'too-recent', given: { ...campaign, from: addDays(to, -27) }, there: ground(1.6) },
    { reason: 'too-old', given: { ...campaign, from: addDays(to, -800) }, there: ground(1.6) },
    { reason: 'no-comparison', given: campaign, there: ground(1.6, { lives: [] }) },
    {
      reason: 'no-comparison',
      given: campaign,
      there: ground(1.6, { lives: rooms.map((community) => life(12, { community })) }),
    },
  ])('is $reason', ({ reason, given, there }) => {
    expect(campaignEffect(given, there)).toMatchObject({ verdict: 'cannot-tell', method: 'none', reason });
  });

  it('is one whose communities had begun to rise before it', () => {
    const rising = ground(1);
    const early = {
      ...rising.contributors,
      of: (community: string) =>
        rising.contributors
          .of(community)
          .map((count, weeksAgo) => (touched.includes(community) && weeksAgo < 14 ? 2 * count : count)),
    };
    expect(campaignEffect(campaign, { ...rising, contributors: early })).toMatchObject({
      verdict: 'cannot-tell',
      reason: 'unlike-before',
    });
  });
});
