// How long do channels live before a silence of 13 weeks? (research/science.md §4.1)
import {
  chatArchiveSurvival,
  lifetimeOf,
  survivalOf,
  survivalWeeks,
} from '../../analytics/communities/survival.ts';
import { figuresReport, within } from './figures-table.ts';
import { readRooms } from './lean-rooms.ts';
import type { TruthReport } from './lean-zulip.ts';

const publishedChannels = 121;

export function survivalTruth(folder: string): TruthReport {
  const { days, end } = readRooms(folder);
  const { surviving, communities, ended } = survivalOf(
    [...days.values()].map((heard) => lifetimeOf(heard, end)),
  );
  return figuresReport(
    [
      { name: 'channels', ours: communities },
      { name: 'of these, fell silent', ours: ended },
      ...survivalWeeks.map((week, i) => {
        const published = chatArchiveSurvival[i] ?? 0;
        const ours = surviving[i] ?? 0;
        return {
          name: `alive after ${week} weeks`,
          ours,
          published,
          met: within(ours, published, slack(ours, published, communities)),
        };
      }),
    ],
    [
      'Published: 121 channels of two archives; the 47 of the larger one are here. Met: within two standard errors.',
    ],
  );
}

/** Two standard errors of the difference between two shares. */
function slack(ours: number, published: number, channels: number): number {
  const share = (ours * channels + published * publishedChannels) / (channels + publishedChannels);
  return 2 * Math.sqrt(share * (1 - share) * (1 / channels + 1 / publishedChannels));
}
