// tablee doctor: what is configured, reachable, stale or wrong, and what to do about it.
import { latestRun } from '../store/queries/latest-run.ts';
import { runById } from '../store/queries/run-by-id.ts';
import { sourceClocks } from '../store/queries/source-clocks.ts';
import { sourceFreshness } from '../store/queries/source-freshness.ts';
import { stagesOf } from '../store/rows/run.ts';
import type { Store } from '../store/store.ts';
import { staleDays } from '../store/roll-ups/stale-days.ts';
import type { House } from '../main.ts';
import { addDays, dayMs } from '../core/windows.ts';
import { sayKafka } from './kafka.ts';
import { number, say } from './output.ts';
import { sayStages } from './say-stages.ts';

const silentDays = 3;
/** Clocks are judged by what came in lately, and by no less than what the door lets pass. */
const clockDays = 3;
const clockOffMs = 5 * 60_000;
/** Sources that fell silent before that are not expected back. */
const heardWithinDays = 365;

export async function doctorCommand({
  config,
  store,
  inbox,
  sources,
  clock,
  calendar,
  kafka,
}: House): Promise<void> {
  say(`data folder      ${config.dataDir}`);
  say(`key file         ${config.keyFile}`);
  say(
    `ClickHouse       ${config.clickhouseUrl ?? 'embedded'}: ${(await store.ping()) ? 'answers' : 'DOES NOT ANSWER'}`,
  );
  const { items, bytes } = inbox.backlog();
  say(
    `inbox            ${number(items)} waiting, ${number(bytes / 2 ** 20)} MiB${inbox.isFull() ? ', FULL: new events are refused' : ''}`,
  );
  if (kafka !== undefined) sayKafka(await kafka.state());
  say(`stale days       ${number((await store.query(staleDays, {})).length)}`);
  say(`webhook sources  ${number(sources.active().length)} may post`);
  await sayLatestRun(store);
  const clocks = await store.query(sourceClocks, { from: addDays(calendar.dayOf(clock.now()), -clockDays) });
  for (const { source, median_behind_ms, ahead_share } of clocks) {
    if (Math.abs(median_behind_ms) > clockOffMs)
      say(`  ${source.padEnd(15)}CLOCK OR DELIVERY IS ${number(median_behind_ms / 60_000)} MINUTES BEHIND`);
    if (ahead_share > 0.5) say(`  ${source.padEnd(15)}CLOCK RUNS MORE THAN FIVE MINUTES AHEAD`);
  }
  const from = addDays(calendar.dayOf(clock.now()), -heardWithinDays);
  for (const { source, last_heard_ms } of await store.query(sourceFreshness, { from })) {
    const days = Math.floor((clock.now() - last_heard_ms) / dayMs);
    say(
      `  ${source.padEnd(15)}${days >= silentDays ? `HAS SENT NOTHING FOR ${number(days)} DAYS` : 'is being heard'}`,
    );
  }
}

/** The newest analysis, and what it took when it was computed. */
async function sayLatestRun(store: Store): Promise<void> {
  const [latest] = await store.query(latestRun, {});
  const [row] = latest === undefined ? [] : await store.query(runById, { run: latest.run });
  if (latest === undefined || row === undefined) {
    say('analysis         NONE HAS RUN YET');
    return;
  }
  say(
    `analysis         up to ${latest.to} (exclusive), finished ${new Date(latest.finished_ms).toISOString()}`,
  );
  sayStages(stagesOf(row));
}
