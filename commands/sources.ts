// tablee source …: the tools that may post events.
import { Option, type Command } from 'commander';
import { sourceKinds } from '../ingest/inbox/stored-source.ts';
import { releaseCommand } from './quarantine.ts';
import { tryMappingCommand } from './try-mapping.ts';
import type { Opening } from './opening.ts';
import { readFileSync } from 'node:fs';
import Table from 'cli-table3';
import type { Config } from '../core/config.ts';
import { OperatorError } from '../core/errors.ts';
import { addressOf } from '../ingest/webhook/addresses.ts';
import type { SourceRoom } from '../main.ts';
import { atConsole, createNote } from './admin-note.ts';
import { valueOf } from './desk-outcome.ts';
import { defaultPort } from './listen.ts';
import { say, warn } from './output.ts';
import { createSourceActs } from './source-acts.ts';

export interface AddOptions {
  kind?: string;
  claims?: string[];
  secretFile?: string;
  /** `NAME=VALUE` each. */
  set?: string[];
  /** `NAME=FILE` each. */
  settingsFile?: string[];
}

/** Prints the secret alone when it was made here, so that a shell can take it into a variable. */
export async function addSource(room: SourceRoom, name: string, options: AddOptions): Promise<void> {
  const { kind = 'cloudevents', claims = [], set = [], settingsFile = [] } = options;
  const given = set.map((pair) => namedValue('--set', pair));
  const fromFiles = settingsFile.map((pair) => {
    const [setting, file] = namedValue('--settings-file', pair);
    return [setting, readText(file)] as const;
  });
  const settings = Object.fromEntries([...given, ...fromFiles]);
  const secret = secretIn(options.secretFile);
  const wish = { name, kind, claims, settings, secret };
  tellDone(valueOf(await actsOf(room).create(wish, atConsole)));
}

export async function rotateSource(room: SourceRoom, name: string, secretFile?: string): Promise<void> {
  tellDone(valueOf(await actsOf(room).rotate(name, secretIn(secretFile), atConsole)));
}

/** The same acts as on the page, noted in the same log. */
function actsOf({ sources, openStore, clock, log }: SourceRoom) {
  return createSourceActs({ sources, log }, createNote({ store: openStore, clock, log }));
}

function tellDone({ made, noted }: { made?: string | undefined; noted: boolean }): void {
  if (made !== undefined) say(made);
  if (!noted)
    warn('Done, but it does not stand in the log of administrators’ actions: the store cannot be reached.');
}

export function listSources({ sources, config }: SourceRoom): void {
  const { publicUrl, host, port = defaultPort }: Config = config;
  const base = publicUrl ?? `http://${host}:${port}`;
  const table = new Table({
    head: ['name', 'kind', 'address to give the tool', 'may also speak for', 'since', 'secrets in force'],
  });
  for (const source of sources.list()) {
    const { name, kind, claims, created, revoked, activeSecrets } = source;
    const since = new Date(created).toISOString().slice(0, 10);
    const told = revoked === null ? since : `${since}, revoked`;
    table.push([name, kind, `${base}${addressOf(source)}`, claims.join('\n'), told, activeSecrets]);
  }
  say(table.toString());
}

function namedValue(option: string, pair: string): [name: string, value: string] {
  const equals = pair.indexOf('=');
  if (equals > 0) return [pair.slice(0, equals), pair.slice(equals + 1)];
  throw new OperatorError(`${option} "${pair}": write NAME=VALUE.`, { code: 'BAD_SETTING' });
}

function secretIn(file: string | undefined): string | undefined {
  return file === undefined ? undefined : readText(file).trim();
}

/** `-` is standard input. */
function readText(file: string): string {
  try {
    return readFileSync(file === '-' ? process.stdin.fd : file, 'utf8');
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw new OperatorError(`${file} cannot be read: ${reason}.`, { code: 'FILE_UNREADABLE', cause });
  }
}

/** `tablee source …`. */
export function addSourceCommands(program: Command, { withHouse, withSources, readConfig }: Opening): void {
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
    .action((name: string, options: AddOptions) => withSources((room) => addSource(room, name, options)));
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
    .action(() => withSources(listSources));
  source
    .command('rotate')
    .description('a second secret; the first holds a day longer')
    .argument('<name>')
    .option('--secret-file <file>', 'the secret the tool shows, or one of your own; - reads standard input')
    .action((name: string, { secretFile }: { secretFile?: string }) =>
      withSources((room) => rotateSource(room, name, secretFile)),
    );
  source
    .command('allow')
    .description('lets it speak for more CloudEvents sources')
    .argument('<name>')
    .argument('<uri...>')
    .action((name: string, uris: string[]) =>
      withSources(async (room) => {
        tellDone(valueOf(await actsOf(room).allow(name, uris, atConsole)));
      }),
    );
  source
    .command('revoke')
    .argument('<name>')
    .action((name: string) =>
      withSources(async (room) => {
        tellDone(valueOf(await actsOf(room).revoke(name, atConsole)));
      }),
    );

  source
    .command('release')
    .description('trusts a held source again, and takes in what it sent meanwhile')
    .argument('<name>')
    .action((name: string) => withHouse((house) => releaseCommand(house, name), { quiet: true }));
}
