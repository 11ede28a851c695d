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
import type { NewSource } from '../ingest/sources/check-source.ts';
import type { Sources } from '../ingest/sources/sources.ts';
import { addressOf } from '../ingest/webhook/addresses.ts';
import { defaultPort } from './listen.ts';
import { say } from './output.ts';

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
export async function addSource(sources: Sources, name: string, options: AddOptions): Promise<void> {
  const { kind, claims, set = [], settingsFile = [] } = options;
  const given = set.map((pair) => namedValue('--set', pair));
  const fromFiles = settingsFile.map((pair) => {
    const [setting, file] = namedValue('--settings-file', pair);
    return [setting, readText(file)] as const;
  });
  const source: NewSource = {
    settings: Object.fromEntries([...given, ...fromFiles]),
    secret: secretIn(options.secretFile),
    ...(kind === undefined ? {} : { kind }),
    ...(claims === undefined ? {} : { claims }),
  };
  const { made } = await sources.add(name, source);
  if (made !== undefined) say(made);
}

export async function rotateSource(sources: Sources, name: string, secretFile?: string): Promise<void> {
  const { made } = await sources.rotate(name, undefined, secretIn(secretFile));
  if (made !== undefined) say(made);
}

export function listSources(sources: Sources, { publicUrl, host, port = defaultPort }: Config): void {
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
export function addSourceCommands(program: Command, { withHouse, readConfig }: Opening): void {
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
}
