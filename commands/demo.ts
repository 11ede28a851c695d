// tablee demo: a sample company that comes in by the same door as any other, analysed, and its dashboard open.
import { sampleCompany, type SampleCompany } from '../fixtures/sample-company/sample-company.ts';
import { importEvents } from '../ingest/imports/import-events.ts';
import { registerOrganisation } from '../ingest/imports/register-organisation.ts';
import type { House } from '../main.ts';
import { latestRun } from '../store/queries/latest-run.ts';
import { analyzeWithProgress } from './analyze.ts';
import { bar, createProgress, number, say, strong, type Progress } from './output.ts';
import { sayLoginLinks, startServing, untilAskedToStop } from './serve.ts';

const about = 300_000;

export async function demoCommand(house: House): Promise<void> {
  const progress = createProgress();
  const today = house.calendar.dayOf(house.clock.now());
  if ((await house.store.query(latestRun, {})).length === 0) {
    await fillWithSample(house, sampleCompany({ endsOn: today }), progress);
    await analyzeWithProgress(house, {}, progress);
  }
  const serving = await startServing(house);
  progress.done();
  say(`${strong('Tablée')} shows a company that exists only here, at ${serving.address}`);
  sayLoginLinks(house, serving.address);
  await sayHowToPost(house, serving.address);
  await untilAskedToStop();
  await serving.stop();
}

/** Brings the company in through inbox and loader, and resolves when all of it is stored. */
export async function fillWithSample(
  house: House,
  company: SampleCompany,
  progress: Progress,
): Promise<void> {
  const { store, inbox, pipeline, clock, pseudonyms, sealer, loader } = house;
  await registerOrganisation(company.organisation, { store, pseudonyms, sealer, clock });
  const loading = loader.run();
  const report = await importEvents(
    company.events(),
    { inbox, pipeline, clock },
    {
      source: '/sample',
      onProgress: ({ rows }) => {
        progress.show(`events     ${bar(rows / about)} ${number(rows)}`);
      },
    },
  );
  await Promise.race([loader.drained(report.to), loading]);
  await loader.stop();
}

async function sayHowToPost({ sources }: House, address: string): Promise<void> {
  const name = 'demo-tool';
  const known = sources.list().some((source) => source.name === name);
  const { secret } = known ? await sources.rotate(name, 0) : await sources.add(name);
  say('');
  say(`Post an event of your own: the webhook is ${address}/v1/events, the source "${name}", its secret`);
  say(`  ${secret}`);
  say('The README has the line to copy.');
}
