// How often does the campaign test see an effect where nothing happened? Dates and communities drawn at random, on a
// public chat archive and on the sample company (research/science.md §7, row 13).
import { createRandom } from '../../analytics/algorithms/random.ts';
import {
  believedP,
  compareCommunities,
  weeksAfterMax,
  weeksBefore,
  type Course,
} from '../../analytics/effects/compare-communities.ts';
import { contributingVerbs } from '../../core/verbs.ts';
import { dayMs } from '../../core/windows.ts';
import { sampleCompany } from '../../fixtures/sample-company/sample-company.ts';
import { figuresReport, within, type Figure } from './figures-table.ts';
import { readMessages } from './lean-messages.ts';
import type { TruthReport } from './lean-zulip.ts';

/** Two hundred would do for one company; a rate of 5 % then still strays by 1.5 either way. */
const placebos = 1_000;
/** Drawn until so many can be judged, within reason. */
const drawnAtMost = 10 * placebos;
const touchedEach = 5;
const weeksEach = weeksBefore + weeksAfterMax;
/** People a week in the weeks before, at least: a campaign is held where there is somebody. */
const busyFrom = 2;

export function placebo(folder: string): TruthReport {
  return figuresReport(
    [...figuresOf('Lean', leanWeeks(folder)), ...figuresOf('sample company', sampleWeeks())],
    [`${placebos} placebo campaigns each; ${touchedEach} communities touched; rates are of those judged.`],
  );
}

/** Contributors by week, oldest first, of every community. */
type Weekly = readonly (readonly number[])[];

function figuresOf(name: string, weekly: Weekly): Figure[] {
  const random = createRandom(13);
  const judged = { fired: 0, told: 0, unlike: 0, none: 0 };
  for (let draw = 0; draw < drawnAtMost && judged.told < placebos; draw++) {
    const found = compareCommunities(drawCampaign(weekly, random));
    if (found === null) judged.none++;
    else if (!found.alikeBefore) judged.unlike++;
    else {
      judged.told++;
      if (found.p < believedP) judged.fired++;
    }
  }
  const rate = judged.fired / judged.told;
  return [
    { name: `false positives, ${name}`, ours: rate, published: 0.05, met: within(rate, 0.05, 0.02) },
    { name: `judged, ${name}`, ours: judged.told, met: judged.told === placebos },
    { name: `cannot tell: unlike before, ${name}`, ours: judged.unlike },
    { name: `cannot tell: nothing to compare, ${name}`, ours: judged.none },
  ];
}

function drawCampaign(weekly: Weekly, random: ReturnType<typeof createRandom>): Course[] {
  const weeks = weekly[0]?.length ?? 0;
  const first = random.below(weeks - weeksEach + 1);
  const courses = weekly.map((counts) => counts.slice(first, first + weeksEach)).filter(isBusy);
  const order = Int32Array.from(courses.keys());
  random.shuffle(order);
  const touched = new Set(order.subarray(0, touchedEach));
  return courses.map((contributors, i) => ({ touched: touched.has(i), contributors }));
}

const isBusy = (contributors: readonly number[]): boolean =>
  contributors.slice(0, weeksBefore).reduce((sum, count) => sum + count, 0) >= busyFrom * weeksBefore;

function leanWeeks(folder: string): Weekly {
  const messages = readMessages(folder);
  const last = messages.at(-1)?.day ?? 0;
  return countWeeks(
    messages.map(({ day, community, author }) => ({
      weeksAgo: Math.floor((last - day) / 7),
      community,
      author,
    })),
  );
}

function sampleWeeks(): Weekly {
  const endsOn = '2026-11-23';
  const end = Date.parse(`${endsOn}T00:00:00+01:00`);
  const company = sampleCompany({ endsOn });
  const { organisation } = company;
  const roomOf = new Map(
    organisation.communities.flatMap(({ id, channels }) => channels.map((channel) => [channel, id])),
  );
  const touched = new Set(organisation.campaigns.flatMap(({ communities }) => communities));
  const said = [...company.events()].filter(
    ({ data }) => data.actor.bot !== true && contributingVerbs.includes(data.verb),
  );
  return countWeeks(
    said.map(({ data, time = '' }) => ({
      weeksAgo: Math.floor((end - Date.parse(time) - 1) / (7 * dayMs)),
      community: roomOf.get(data.community.id) ?? data.community.id,
      author: data.actor.id,
    })),
    ({ community }) => !touched.has(community),
  );
}

interface Said {
  weeksAgo: number;
  community: string;
  author: string;
}

function countWeeks(said: readonly Said[], counts: (said: Said) => boolean = () => true): Weekly {
  const weeks = 1 + said.reduce((most, { weeksAgo }) => Math.max(most, weeksAgo), 0);
  const authors = new Map<string, Set<string>[]>();
  for (const each of said.filter(counts)) {
    const sets = authors.get(each.community) ?? Array.from({ length: weeks }, () => new Set<string>());
    authors.set(each.community, sets);
    sets[weeks - 1 - each.weeksAgo]?.add(each.author);
  }
  return [...authors.values()].map((sets) => sets.map(({ size }) => size));
}
