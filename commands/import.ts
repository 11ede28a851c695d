// tablee import …: history from exports and tables, people from the directory, communities from the registry.
import { Option, type Command } from 'commander';
import { exportKinds } from '../ingest/imports/exports/export.ts';
import { importAccountsCommand } from './people.ts';
import type { Opening } from './opening.ts';
import { importFile, rehearseFile } from '../ingest/imports/import-file.ts';
import type { OpenFileOptions } from '../ingest/imports/open-file.ts';
import { importPeople, importRegistry } from '../ingest/imports/import-organisation.ts';
import type { Registered, RegisterOptions } from '../ingest/imports/register-organisation.ts';
import type { RowReport } from '../ingest/imports/report.ts';
import type { ImportFileProgress } from '../ingest/imports/take-rows.ts';
import type { House } from '../main.ts';
import { bar, createProgress, number, say, strong, type Progress } from './output.ts';
import { refreshWhenOurs } from './fresh-roll-ups.ts';

/** What became of the accepted rows, or would become of them. */
interface Fate {
  stored: number;
  duplicate: number;
  quarantined: number;
}

/** Each file in turn; what became of every row is told when the store has it. */
export async function importFileCommand(
  house: House,
  paths: readonly string[],
  options: OpenFileOptions,
): Promise<void> {
  const { inbox, clock, loader } = house;
  const loading = loader.run();
  for (const path of paths) {
    const progress = createProgress();
    const started = clock.now();
    const report = await importFile(path, house, { ...options, onProgress: showOn(progress) });
    progress.show(`${number(report.accepted)} on disk; waiting until all are stored`);
    await Promise.race([loader.drained(report.to), loading]);
    progress.done();
    sayReport(path, report, inbox.ledger.byOutcome(report.origin), (clock.now() - started) / 1000);
  }
  await loader.stop();
  await refreshWhenOurs(house, createProgress());
}

/** Each file in turn is read whole and nothing is written; the report says what an import would do. */
export async function rehearseFileCommand(
  house: House,
  paths: readonly string[],
  options: OpenFileOptions,
): Promise<void> {
  say('Dry run: nothing is written. What an import would do:');
  for (const path of paths) {
    const progress = createProgress();
    const started = house.clock.now();
    const report = await rehearseFile(path, house, { ...options, onProgress: showOn(progress) });
    progress.done();
    const { accepted: stored, duplicates: duplicate, conflicts: quarantined } = report;
    sayReport(path, report, { stored, duplicate, quarantined }, (house.clock.now() - started) / 1000);
  }
}

function showOn(progress: Progress): (step: ImportFileProgress) => void {
  return ({ rows, bytesRead, bytesTotal, rowsPerSecond }) => {
    const done = bar(bytesRead / bytesTotal);
    progress.show(`${done} ${number(rows)} rows, ${number(rowsPerSecond)} a second`);
  };
}

function sayReport(path: string, report: RowReport, fate: Fate, seconds: number): void {
  const { rows, refused, notCounted, faults, surveyed } = report;
  say(strong(path));
  say(`  rows read     ${number(rows)} in ${seconds.toFixed(1)} s, ${number(rows / seconds)} a second`);
  say(`  stored        ${number(fate.stored)}`);
  say(`  duplicate     ${number(fate.duplicate)}`);
  say(`  quarantined   ${number(fate.quarantined)}`);
  for (const [reason, n] of Object.entries(notCounted)) say(`  not counted   ${number(n)} ${reason}`);
  for (const [code, n] of Object.entries(refused)) say(`  refused       ${number(n)} ${code}`);
  for (const { at, code, detail } of faults) say(`  ${at}: ${detail} (${code})`);
  say(`  about         ${number(surveyed.communities)} communities, ${number(surveyed.people)} people`);
  if (surveyed.span !== undefined)
    say(`  from, to      ${day(surveyed.span.first)}, ${day(surveyed.span.last)}`);
  say(`  peak memory   ${number(process.resourceUsage().maxRSS / 1024)} MiB, ClickHouse apart`);
}

const day = (timeMs: number) => new Date(timeMs).toISOString().slice(0, 10);

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

/** `tablee import`, `import-directory`, `import-accounts`, `import-registry`. */
export function addImportCommands(program: Command, { withHouse }: Opening): void {
  program
    .command('import')
    .description(
      'history: exports of Slack, Mattermost and Zulip (archive or folder), or tables (CSV, NDJSON) by a mapping',
    )
    .argument('<paths...>')
    .option('--mapping <file>', 'YAML that says what is what in a table')
    .addOption(
      new Option('--kind <kind>', 'what the export is of (default: found from what is inside)').choices(
        exportKinds,
      ),
    )
    .option('--dry-run', 'read everything, write nothing, and report what an import would do')
    .action((paths: string[], { dryRun = false, ...options }: OpenFileOptions & { dryRun?: boolean }) =>
      withHouse((house) => (dryRun ? rehearseFileCommand : importFileCommand)(house, paths, options), {
        quiet: true,
      }),
    );

  program
    .command('import-directory')
    .description('the people entitled to take part, from CSV')
    .argument('<file>')
    .option('--dry-run', 'says what would change, and writes nothing')
    .addOption(
      new Option('--missing <what>', 'people the file no longer lists')
        .choices(['keep', 'remove'])
        .default('keep'),
    )
    .option('--yes', 'lets more than a fifth of all people be removed')
    .action((file: string, { yes, ...options }: Omit<RegisterOptions, 'confirmed'> & { yes?: boolean }) =>
      withHouse((house) => importDirectoryCommand(house, file, { ...options, confirmed: yes ?? false }), {
        quiet: true,
      }),
    );

  program
    .command('import-accounts')
    .description('which address an account has, from CSV (account,email,verified) or an export')
    .argument('<file>')
    .action((file: string) => withHouse((house) => importAccountsCommand(house, file), { quiet: true }));

  program
    .command('import-registry')
    .description('communities from CSV, or communities, objectives, campaigns and gatherings from YAML')
    .argument('<file>')
    .action((file: string) => withHouse((house) => importRegistryCommand(house, file), { quiet: true }));
}
