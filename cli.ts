#!/usr/bin/env -S node --max-semi-space-size=64
// The one command. Reads the command line, opens the house, hands over; tells faults plainly.
import { Command, Option } from 'commander';
import { analyzeCommand } from './commands/analyze.ts';
import { configCommand } from './commands/config.ts';
import { demoCommand } from './commands/demo.ts';
import { doctorCommand } from './commands/doctor.ts';
import {
  importDirectoryCommand,
  importFileCommand,
  importRegistryCommand,
  rehearseFileCommand,
} from './commands/import.ts';
import { kafkaConsumeCommand, kafkaReplayCommand, type KafkaReplayOptions } from './commands/kafka.ts';
import {
  conflictsCommand,
  importAccountsCommand,
  linksCommand,
  mergeCommand,
  unmergeCommand,
} from './commands/people.ts';
import {
  discardCommand,
  listQuarantine,
  releaseCommand,
  replayCommand,
  showQuarantined,
  type SelectionOptions,
} from './commands/quarantine.ts';
import { scimRevokeCommand, scimTokenCommand } from './commands/scim.ts';
import { serveCommand, type Part } from './commands/serve.ts';
import { addSource, listSources, rotateSource, type AddOptions } from './commands/sources.ts';
import { tryMappingCommand } from './commands/try-mapping.ts';
import { loadConfig, type Config } from './core/config.ts';
import { OperatorError } from './core/errors.ts';
import { createLog } from './core/log.ts';
import { exportKinds } from './ingest/imports/exports/export.ts';
import type { OpenFileOptions } from './ingest/imports/open-file.ts';
import type { RegisterOptions } from './ingest/imports/register-organisation.ts';
import { sourceKinds } from './ingest/inbox/stored-source.ts';
import { openHouse, type House } from './main.ts';

const program = new Command('tablee')
  .description(
    'Shows whether people come to the table of a collaborative tool, who brings them, and what to do next.',
  )
  .option('--config <file>', 'settings in YAML (default: tablee.yaml when there)')
  .option('--data-dir <folder>', 'where the data lie (default: TABLEE_DATA_DIR or .tablee)');

function readConfig(): Config {
  const { config: file, dataDir } = program.opts<{ config?: string; dataDir?: string }>();
  const env = dataDir === undefined ? process.env : { ...process.env, TABLEE_DATA_DIR: dataDir };
  return loadConfig({ env, ...(file === undefined ? {} : { file }) });
}

/** Opens everything, works, and closes everything again whatever happens. */
async function withHouse(
  work: (house: House) => unknown,
  { quiet = false, role = 'any' }: { quiet?: boolean; role?: 'owner' | 'any' } = {},
): Promise<void> {
  const config = readConfig();
  const logLevel = quiet && config.logLevel === 'info' ? 'warn' : config.logLevel;
  const house = await openHouse({ ...config, logLevel }, { log: createLog(logLevel), role });
  try {
    await work(house);
  } finally {
    await house.close();
  }
}

program
  .command('demo')
  .description('a sample company, analysed, and its dashboard open')
  .action(async () => {
    process.env['TABLEE_DATA_DIR'] ??= '.tablee/demo';
    await withHouse(demoCommand, { quiet: true, role: 'owner' });
  });

for (const [name, parts, about] of [
  ['serve', undefined, 'everything: the webhook, the analysis and the pages'],
  ['ingest', ['ingest'], 'the webhook, the loader and the analysis alone'],
  ['dashboard', ['dashboard'], 'the pages alone'],
] as const satisfies readonly [string, readonly Part[] | undefined, string][]) {
  program
    .command(name)
    .description(about)
    .action(() =>
      withHouse((house) => serveCommand(house, parts), { role: name === 'dashboard' ? 'any' : 'owner' }),
    );
}

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

program
  .command('analyze')
  .description('brings roll-ups up to date and runs the analysis')
  .addOption(new Option('--to <day>', 'first day that no longer counts (default: today)').argParser(parseDay))
  .option('--force', 'compute again even if nothing has changed')
  .action((options: { to?: string; force?: boolean }) =>
    withHouse((house) => analyzeCommand(house, options), { quiet: true }),
  );

const person = program.command('person').description('which accounts are one person');
person
  .command('merge')
  .description('the first counts as the second, in all that was and will be told')
  .argument('<merged>', "an account, a person's id in the directory, or a pseudonym")
  .argument('<person>')
  .option('--reason <text>', 'kept sealed')
  .action((merged: string, into: string, { reason }: { reason?: string }) =>
    withHouse((house) => mergeCommand(house, merged, into, reason), { quiet: true }),
  );
person
  .command('unmerge')
  .description('takes a merge back')
  .argument('<merged>')
  .action((merged: string) => withHouse((house) => unmergeCommand(house, merged), { quiet: true }));
person
  .command('links')
  .description('everything that counts as one person, and why')
  .argument('<person>')
  .action((name: string) => withHouse((house) => linksCommand(house, name), { quiet: true }));
person
  .command('conflicts')
  .description('facts about who is who that disagree')
  .action(() => withHouse(conflictsCommand, { quiet: true }));

const scim = program.command('scim').description('identity providers that keep the directory (SCIM 2.0)');
scim
  .command('token')
  .description('prints a new token, this once; the one before holds for a day more')
  .action(() => withHouse(scimTokenCommand, { quiet: true }));
scim
  .command('revoke')
  .description('no token holds any longer')
  .action(() => withHouse(scimRevokeCommand, { quiet: true }));

const source = program.command('source').description('the tools that may post events');
source
  .command('add')
  .description('prints the secret it makes, this once')
  .argument('<name>')
  .addOption(new Option('--kind <kind>', 'which tool it is').choices(sourceKinds).default('cloudevents'))
  .option('--claims <uri...>', 'CloudEvents sources it may speak for, besides /NAME')
  .option('--secret-file <file>', 'the secret the tool shows, or one of your own; - reads standard input')
  .option('--set <name=value...>', 'a setting of its kind')
  .option('--settings-file <name=file...>', 'a setting whose value is the text of a file')
  .action((name: string, options: AddOptions) =>
    withHouse(({ sources }) => addSource(sources, name, options), { quiet: true }),
  );
source
  .command('try')
  .description('what a mapping file makes of a payload; nothing is kept')
  .argument('<mapping>')
  .argument('<payload>')
  .action(async (mapping: string, payload: string) => {
    const understood = await tryMappingCommand(readConfig(), mapping, payload);
    process.exitCode = understood ? 0 : 1;
  });
source
  .command('list')
  .description('each with its kind and the address to give the tool')
  .action(() =>
    withHouse(
      ({ sources, config }) => {
        listSources(sources, config);
      },
      { quiet: true },
    ),
  );
source
  .command('rotate')
  .description('a second secret; the first holds a day longer')
  .argument('<name>')
  .option('--secret-file <file>', 'the secret the tool shows, or one of your own; - reads standard input')
  .action((name: string, { secretFile }: { secretFile?: string }) =>
    withHouse(({ sources }) => rotateSource(sources, name, secretFile), { quiet: true }),
  );
source
  .command('allow')
  .description('lets it speak for more CloudEvents sources')
  .argument('<name>')
  .argument('<uri...>')
  .action((name: string, uris: string[]) =>
    withHouse(({ sources }) => sources.allow(name, uris), { quiet: true }),
  );
source
  .command('revoke')
  .argument('<name>')
  .action((name: string) => withHouse(({ sources }) => sources.revoke(name), { quiet: true }));

source
  .command('release')
  .description('trusts a held source again, and takes in what it sent meanwhile')
  .argument('<name>')
  .action((name: string) => withHouse((house) => releaseCommand(house, name), { quiet: true }));

const quarantine = program.command('quarantine').description('what could not be read, and why');
for (const [name, about, work] of [
  ['list', 'the newest hundred that wait', listQuarantine],
  ['replay', 'reads them again; what can be read now is stored, the rest stays', replayCommand],
] as const) {
  selecting(quarantine.command(name).description(about)).action((options: SelectionOptions) =>
    withHouse((house) => work(house, options), { quiet: true }),
  );
}
quarantine
  .command('show')
  .description('its reason and its structure, never what it says')
  .argument('<id>')
  .action((id: string) => withHouse((house) => showQuarantined(house, id), { quiet: true }));
selecting(quarantine.command('discard').description('gives them up; they are counted as erased'))
  .requiredOption('--reason <words>', 'why, for the log')
  .action((options: SelectionOptions & { reason: string }) =>
    withHouse((house) => discardCommand(house, options), { quiet: true }),
  );

/** Without any of these: everything that waits. */
function selecting(command: Command): Command {
  return command
    .option('--id <ids...>', 'these')
    .option('--source <source>', 'of one source: as the event names it, or /NAME')
    .option('--code <code>', 'for one reason')
    .option('--origin <origin>', 'that came one way: webhook, kafka, import:RUN …')
    .option('--since <instant>', 'received at or after');
}

const kafka = program.command('kafka').description('topics as sources, and as the inbox');
kafka
  .command('consume')
  .description('a further reader of the topics, beside a running server')
  .action(() => withHouse(kafkaConsumeCommand, { quiet: true }));
kafka
  .command('replay')
  .description('reads topics again; what is there already counts as a duplicate')
  .option('--dead-letter', 'the dead-letter topic, instead of the topics with CloudEvents')
  .addOption(
    new Option('--from <instant>', 'from then on, e.g. 2026-01-05T10:00:00Z').argParser(parseInstant),
  )
  .action((options: KafkaReplayOptions) =>
    withHouse((house) => kafkaReplayCommand(house, options), { quiet: true }),
  );

program
  .command('config')
  .description('every setting, its value in force and what it is for')
  .action(() => {
    configCommand(readConfig());
  });

program
  .command('doctor')
  .description('what is configured, reachable, stale or wrong')
  .action(() => withHouse(doctorCommand, { quiet: true }));

function parseDay(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text))
    return text;
  throw new OperatorError(`--to: "${text}" is not a day (YYYY-MM-DD)`, { code: 'BAD_DAY' });
}

function parseInstant(text: string): number {
  const instant = Date.parse(text);
  if (!Number.isNaN(instant)) return instant;
  throw new OperatorError(`--from: "${text}" is not an instant (YYYY-MM-DDTHH:MM:SSZ)`, {
    code: 'BAD_INSTANT',
  });
}

try {
  await program.parseAsync();
  process.exit();
} catch (error) {
  const operator = error instanceof OperatorError;
  process.stderr.write(`${operator ? error.message : ((error as Error).stack ?? String(error))}\n`);
  process.exit(operator ? error.exitCode : 1);
}
