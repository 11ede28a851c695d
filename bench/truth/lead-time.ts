// Does the risk rise before the last message, or only after it? (research/science.md §4.4, §7 row 12)
import { featuresAt } from '../../analytics/communities/silence-rows.ts';
import { horizonWeeks, unseenChances } from '../../analytics/communities/silence-risk.ts';
import { dayFromNumber } from '../../core/windows.ts';
import { figuresReport } from './figures-table.ts';
import { readRooms, type LeanRooms } from './lean-rooms.ts';
import type { TruthReport } from './lean-zulip.ts';

const silentWeeks = 13;
/** An alarm counts for a silence whose last message lies ahead by no more than this. */
const aheadDays = 7 * silentWeeks;
/** A channel that never had this many days of conversation never was at the table. */
const formerlyActiveDays = 20;
const precisionWanted = 0.28;
const recallPublished = 0.3;

interface Look {
  community: string;
  end: number;
  chance: number;
  /** Nobody wrote in the eight weeks that followed. */
  silent: boolean;
}

interface Onset {
  community: string;
  /** Day of the last message before the silence. */
  last: number;
}

export function leadTimeTruth(folder: string): TruthReport {
  const rooms = readRooms(folder);
  const looks = chancesByWeek(rooms);
  const onsets = silences(rooms);
  const thresholds = Array.from({ length: 60 }, (_, i) => (i + 1) / 100);
  const judged = thresholds.map((threshold) => judge(looks, onsets, threshold));
  const precise = judged.filter(({ precision }) => precision >= precisionWanted);
  const best = precise.reduce(
    (a, b) => (b.recall > a.recall ? b : a),
    judged[9] ?? judge(looks, onsets, 0.1),
  );
  const atTenth = judge(looks, onsets, 0.1);
  return figuresReport(
    [
      { name: 'silences of formerly active channels', ours: onsets.length, published: 61 },
      { name: 'p ≥ .1: recall before the last message', ours: atTenth.recall, published: 0.3 },
      { name: 'p ≥ .1: precision of alarm weeks', ours: atTenth.precision, published: 0.28 },
      { name: 'p ≥ .1: share of weeks with an alarm', ours: atTenth.share, published: 0.3 },
      { name: 'p ≥ .1: median weeks of warning', ours: atTenth.weeksEarly, published: 4 },
      { name: 'lowest p with precision ≥ .28', ours: best.threshold },
      {
        name: 'there: recall before the last message',
        ours: best.recall,
        published: recallPublished,
        met: best.precision >= precisionWanted && best.recall > recallPublished,
      },
      { name: 'there: precision', ours: best.precision, published: precisionWanted },
    ],
    [
      'An alarm week is right when eight weeks of silence follow it; a silence of 13 weeks is caught when an alarm stood',
      'in the 13 weeks before its last message. The archive has neither views nor joins: what they would add is not',
      'measured here, and fewer silences make the figures coarse.',
    ],
  );
}

/** Chances told every week by models that never saw the channel. */
function chancesByWeek({ weeks, silentAfter }: LeanRooms): Look[] {
  const rows = weeks.flatMap(({ candidate, weeksAgo, end, life: { community } }) => {
    const features = featuresAt(candidate, dayFromNumber(end + 7 * weeksAgo), weeksAgo);
    const silent = silentAfter(community, end, horizonWeeks);
    return features === null || silent === null ? [] : [{ community, features, end, silent }];
  });
  const chances = unseenChances(rows);
  return rows.map(({ community, end, silent }, i) => ({ community, end, silent, chance: chances[i] ?? 0 }));
}

function silences({ days, end }: LeanRooms): Onset[] {
  return [...days].flatMap(([community, heard]) =>
    heard.flatMap((last, i) =>
      i + 1 >= formerlyActiveDays && (heard[i + 1] ?? end) - last > 7 * silentWeeks
        ? [{ community, last }]
        : [],
    ),
  );
}

function judge(looks: readonly Look[], onsets: readonly Onset[], threshold: number) {
  const alarms = looks.filter(({ chance }) => chance >= threshold);
  const foretells = (look: Look, { community, last }: Onset) =>
    look.community === community && look.end <= last && last < look.end + aheadDays;
  const early = onsets.flatMap((onset) => {
    const first = alarms.find((alarm) => foretells(alarm, onset));
    return first === undefined ? [] : [(onset.last - first.end) / 7];
  });
  return {
    threshold,
    recall: early.length / onsets.length,
    precision: alarms.filter(({ silent }) => silent).length / alarms.length,
    share: alarms.length / looks.length,
    weeksEarly: early.sort((a, b) => a - b)[Math.floor(early.length / 2)] ?? 0,
  };
}
