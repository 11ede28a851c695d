// tablee import …: history from files, people from the directory, communities from the registry.
import { importFile, type ImportFileProgress } from '../ingest/imports/import-file.ts';
import { importPeople, importRegistry } from '../ingest/imports/import-organisation.ts';
import type { Registered, RegisterOptions } from '../ingest/imports/register-organisation.ts';
import type { ImportReport } from '../ingest/imports/report.ts';
import type { House } from '../main.ts';
import { bar, createProgress, number, say, strong } from './output.ts';
import { refreshWhenOurs } from './fresh-roll-ups.ts';

/** Each file in turn; what became of every row is told when the store has it. */
export async function importFileCommand(
  house: House,
  files: readonly string[],
  mapping: string,
): Promise<void> {
  const { inbox, pipeline, clock, loader } = house;
  const loading = loader.run();
  for (const file of files) {
    const progress = createProgress();
    const started = clock.now();
    const report = await importFile(
      file,
      { inbox, pipeline, clock },
      {
        mapping,
        onProgress: (step) => {
          progress.show(describe(step));
        },
      },
    );
    progress.show(`${number(report.accepted)} on disk; waiting until all are stored`);
    await Promise.race([loader.drained(report.to), loading]);
    progress.done();
    sayReport(file, report, house.inbox.ledger.byOutcome(report.origin), (clock.now() - started) / 1000);
  }
  await loader.stop();
  await refreshWhenOurs(house, createProgress());
}

function describe({ rows, bytesRead, bytesTotal, rowsPerSecond }: ImportFileProgress): string {
  return `${bar(bytesRead / bytesTotal)} ${number(rows)} rows, ${number(rowsPerSecond)} a second`;
}

function sayReport(
  file: string,
  { rows, accepted, refused, faults }: ImportReport,
  outcome: ReturnType<House['inbox']['ledger']['byOutcome']>,
  seconds: number,
): void {
  say(strong(file));
  say(`  rows read     ${number(rows)} in ${seconds.toFixed(1)} s, ${number(rows / seconds)} a second`);
  say(`  accepted      ${number(accepted)}`);
  say(`  stored        ${number(outcome.stored)}`);
  say(`  duplicate     ${number(outcome.duplicate)}`);
  say(`  quarantined   ${number(outcome.quarantined)}`);
  for (const [code, n] of Object.entries(refused)) say(`  refused       ${number(n)} ${code}`);
  for (const { at, code, detail } of faults) say(`  ${at}: ${detail} (${code})`);
  say(`  peak memory   ${number(process.resourceUsage().maxRSS / 1024)} MiB, ClickHouse apart`);
}

export async function importDirectoryCommand(
  house: House,
  file: string,
  options: RegisterOptions,
): Promise<void> {
  const registered = await importPeople(file, house, options);
  sayRegistered(registered);
  if (options.dryRun === true) say('nothing was written (--dry-run)');
  else await refreshWhenOurs(house, createProgress());
}

export async function importRegistryCommand(house: House, file: string): Promise<void> {
  sayRegistered(await importRegistry(file, house));
}

function sayRegistered(registered: Registered): void {
  for (const [kind, { written, unchanged, removed }] of Object.entries(registered)) {
    const gone = removed === 0 ? '' : `, ${number(removed)} removed`;
    say(`${kind.padEnd(12)}${number(written)} written, ${number(unchanged)} unchanged${gone}`);
  }
}
