#!/usr/bin/env node
// The one command. Reads the command line, opens the house, hands over; tells faults plainly.
import { Command, Option } from 'commander';
import { analyzeCommand } from './commands/analyze.ts';
import { configCommand } from './commands/config.ts';
import { demoCommand } from './commands/demo.ts';
import { doctorCommand } from './commands/doctor.ts';
import { importDirectoryCommand, importFileCommand, importRegistryCommand } from './commands/import.ts';
import {
  conflictsCommand,
  importAccountsCommand,
  linksCommand,
  mergeCommand,
  unmergeCommand,
} from './commands/people.ts';
import { scimRevokeCommand, scimTokenCommand } from './commands/scim.ts';
import { serveCommand, type Part } from './commands/serve.ts';
import { addSource, listSources, rotateSource } from './commands/sources.ts';
import { loadConfig, type Config } from './core/config.ts';
import { OperatorError } from './core/errors.ts';
import { createLog } from './core/log.ts';
import type { RegisterOptions } from './ingest/imports/register-organisation.ts';
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
  const log = createLog(quiet && config.logLevel === 'info' ? 'warn' : config.logLevel);
  const house = await openHouse(config, { log, role });
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
  .description('interactions from CSV or NDJSON files, plain or .gz')
  .argument('<files...>')
  .requiredOption('--mapping <file>', 'YAML that says which column is what')
  .action((files: string[], { mapping }: { mapping: string }) =>
    withHouse((house) => importFileCommand(house, files, mapping), { quiet: true }),
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
  .description('which address an account has, from CSV: account,email,verified')
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
  .description('prints the secret, this once')
  .argument('<name>')
  .option('--claims <uri...>', 'CloudEvents sources it may speak for, besides /NAME')
  .action((name: string, { claims }: { claims?: string[] }) =>
    withHouse(({ sources }) => addSource(sources, name, claims ?? []), { quiet: true }),
  );
source.command('list').action(() =>
  withHouse(
    ({ sources }) => {
      listSources(sources);
    },
    { quiet: true },
  ),
);
source
  .command('rotate')
  .description('a second secret; the first holds a while longer')
  .argument('<name>')
  .action((name: string) => withHouse(({ sources }) => rotateSource(sources, name), { quiet: true }));
source
  .command('revoke')
  .argument('<name>')
  .action((name: string) => withHouse(({ sources }) => sources.revoke(name), { quiet: true }));

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

try {
  await program.parseAsync();
  process.exit();
} catch (error) {
  const operator = error instanceof OperatorError;
  process.stderr.write(`${operator ? error.message : ((error as Error).stack ?? String(error))}\n`);
  process.exit(operator ? error.exitCode : 1);
}
