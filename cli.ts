#!/usr/bin/env -S node --max-semi-space-size=64
// The one command. Reads the command line, opens the house, hands over; tells faults plainly.
import { Command, Option } from 'commander';
import { analyzeCommand } from './commands/analyze.ts';
import { configCommand } from './commands/config.ts';
import { demoCommand } from './commands/demo.ts';
import { doctorCommand } from './commands/doctor.ts';
import { explainCommand } from './commands/explain.ts';
import { addGraphCommands } from './commands/graph.ts';
import { addImportCommands } from './commands/import.ts';
import { addKafkaCommands } from './commands/kafka.ts';
import { addPersonCommands } from './commands/people.ts';
import { addQuarantineCommands } from './commands/quarantine.ts';
import { addScimCommands } from './commands/scim.ts';
import { serveCommand, type Part } from './commands/serve.ts';
import { addSourceCommands } from './commands/sources.ts';
import { loadConfig, type Config } from './core/config.ts';
import { OperatorError } from './core/errors.ts';
import { packageVersion } from './core/package-root.ts';
import { createLog } from './core/log.ts';
import { openHouse, openSourceRoom, type House, type SourceRoom } from './main.ts';

const program = new Command('tablee')
  .description(
    'Shows whether people come to the table of a collaborative tool, who brings them, and what to do next.',
  )
  .version(packageVersion, '--version', 'which release this is')
  .option('--config <file>', 'settings in YAML (default: tablee.yaml when there)')
  .option('--data-dir <folder>', 'where the data lie (default: TABLEE_DATA_DIR or .tablee)');

interface AnalyzeLine {
  to?: string;
  force?: boolean;
  explain?: string;
  names?: boolean;
}

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
  const config = quiet ? quietly(readConfig()) : readConfig();
  const house = await openHouse(config, { log: createLog(config.logLevel), role });
  try {
    await work(house);
  } finally {
    await house.close();
  }
}

async function withSources(work: (room: SourceRoom) => unknown): Promise<void> {
  const config = quietly(readConfig());
  const room = openSourceRoom(config, { log: createLog(config.logLevel) });
  try {
    await work(room);
  } finally {
    await room.close();
  }
}

const quietly = (config: Config): Config =>
  config.logLevel === 'info' ? { ...config, logLevel: 'warn' } : config;

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

const opening = { readConfig, withHouse, withSources };
addImportCommands(program, opening);

program
  .command('analyze')
  .description('brings roll-ups up to date and runs the analysis')
  .addOption(new Option('--to <day>', 'first day that no longer counts (default: today)').argParser(parseDay))
  .option('--force', 'compute again even if nothing has changed')
  .option(
    '--explain <who>',
    'how the newest analysis came to its view of a person or a community, down to the counts',
  )
  .option('--names', 'with --explain: say the name; that it was said is logged')
  .action(({ explain, names = false, ...options }: AnalyzeLine) =>
    withHouse(
      (house) =>
        explain === undefined ? analyzeCommand(house, options) : explainCommand(house, explain, { names }),
      { quiet: true },
    ),
  );

addGraphCommands(program, opening, parseDay);

for (const addCommands of [
  addPersonCommands,
  addScimCommands,
  addSourceCommands,
  addQuarantineCommands,
  addKafkaCommands,
])
  addCommands(program, opening);

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
