// Every setting: its variable, its default and what it is for. File < environment; all faults are told at once.
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { Type, type Static, type TSchema } from 'typebox';
import Format from 'typebox/format';
import { Value } from 'typebox/value';
import { parse } from 'yaml';
import { OperatorError } from './errors.ts';
import { smallestGroup } from './gate.ts';
import { kafkaFaults, kafkaSettings } from './kafka-settings.ts';
import { logLevels } from './log.ts';
import { count, Optional, setting, text, type Setting } from './setting.ts';

const timeZones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']);
Format.Set('time-zone', (name) => timeZones.has(name));

export const settings = {
  dataDir: setting({
    env: 'TABLEE_DATA_DIR',
    schema: text,
    fallback: '.tablee',
    about: 'Folder of the inbox and the embedded ClickHouse.',
  }),
  keyFile: setting({
    env: 'TABLEE_KEY_FILE',
    schema: text,
    fallback: join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'tablee', 'key'),
    about: 'Master key; made on first use. Keep it outside the data folder and its backups.',
  }),
  host: setting({ env: 'TABLEE_HOST', schema: text, fallback: '127.0.0.1', about: 'Address to listen on.' }),
  port: setting({
    env: 'TABLEE_PORT',
    schema: Optional(count(0, 65_535)),
    about: 'Port to listen on. Not set: 4780, or the next free one.',
  }),
  publicUrl: setting({
    env: 'TABLEE_PUBLIC_URL',
    schema: Optional(Type.String({ pattern: '^https?://' })),
    about: 'Address people use, when a proxy stands in front.',
  }),
  clickhouseUrl: setting({
    env: 'TABLEE_CLICKHOUSE_URL',
    schema: Optional(Type.String({ pattern: '^https?://' })),
    about: 'A ClickHouse server. Not set: ClickHouse runs embedded in a child process.',
  }),
  clickhouseUser: setting({
    env: 'TABLEE_CLICKHOUSE_USER',
    schema: text,
    fallback: 'default',
    about: 'Its user.',
  }),
  clickhousePassword: setting({
    env: 'TABLEE_CLICKHOUSE_PASSWORD',
    schema: Type.String(),
    fallback: '',
    secret: true,
    about: 'Its password.',
  }),
  engineMemoryMb: setting({
    env: 'TABLEE_ENGINE_MEMORY_MB',
    schema: count(256, 1_048_576),
    fallback: '2048',
    about: 'Memory the embedded ClickHouse may use.',
  }),
  engineHangSeconds: setting({
    env: 'TABLEE_ENGINE_HANG_SECONDS',
    schema: count(5, 3_600),
    fallback: '60',
    about: 'Without a sign of life for so long, the embedded ClickHouse is killed and started again.',
  }),
  inboxMaxMb: setting({
    env: 'TABLEE_INBOX_MAX_MB',
    schema: count(16, 1_048_576),
    fallback: '4096',
    about: 'Backlog after which new events are refused with 503.',
  }),
  timezone: setting({
    env: 'TABLEE_TIMEZONE',
    schema: Type.String({ format: 'time-zone' }),
    fallback: 'UTC',
    about: 'Time zone in which a day is a day, e.g. Europe/Paris. Set it before the first event.',
  }),
  language: setting({
    env: 'TABLEE_LANGUAGE',
    schema: Type.Enum(['en', 'fr']),
    fallback: 'en',
    about: 'Language when a reader states none.',
  }),
  smallestGroup: setting({
    env: 'TABLEE_SMALLEST_GROUP',
    schema: count(smallestGroup, 1000),
    fallback: String(smallestGroup),
    about: `Figures about fewer people are withheld; never below ${smallestGroup}.`,
  }),
  analyzeEveryMinutes: setting({
    env: 'TABLEE_ANALYZE_EVERY_MINUTES',
    schema: count(1, 10_080),
    fallback: '60',
    about: 'How often `serve` runs the analysis.',
  }),
  seatsPerSite: setting({
    env: 'TABLEE_SEATS_PER_SITE',
    schema: count(0, 10),
    fallback: '0',
    about: 'Seats of a shortlist filled first for each site that has somebody to propose.',
  }),
  retentionMonths: setting({
    env: 'TABLEE_RETENTION_MONTHS',
    schema: Optional(count(1, 1_200)),
    about: 'Whole months that are kept besides the current one. Not set: for ever.',
  }),
  holdAbovePercent: setting({
    env: 'TABLEE_HOLD_ABOVE_PERCENT',
    schema: Type.Number({ exclusiveMinimum: 0, maximum: 100 }),
    fallback: '1',
    about: 'A source of which more cannot be read within five minutes is held: its events are kept aside.',
  }),
  metricsToken: setting({
    env: 'TABLEE_METRICS_TOKEN',
    schema: Optional(Type.String({ minLength: 16 })),
    secret: true,
    about: 'Bearer token that opens /metrics from elsewhere. Not set: only from this machine.',
  }),
  logLevel: setting({
    env: 'TABLEE_LOG_LEVEL',
    schema: Type.Enum([...logLevels]),
    fallback: 'info',
    about: 'How much is logged.',
  }),
  ...kafkaSettings,
} as const;

type Settings = typeof settings;
export type SettingName = keyof Settings;
export type Config = { readonly [N in SettingName]: Static<Settings[N]['schema']> };

export interface ConfigSources {
  env: Readonly<Record<string, string | undefined>>;
  /** YAML file with the settings' names as keys; default `tablee.yaml` in the working directory, when there. */
  file?: string;
}

/**
 * Reads the configuration.
 * @throws OperatorError `CONFIG_INVALID` naming every wrong variable, key and file at once.
 */
export function loadConfig({ env, file }: ConfigSources): Config {
  const faults: string[] = [];
  const path = file ?? env['TABLEE_CONFIG'] ?? 'tablee.yaml';
  const fromFile = readFile(path, file !== undefined || env['TABLEE_CONFIG'] !== undefined, faults);
  faults.push(...unknownNames(path, fromFile, env));
  const config: Record<string, unknown> = {};
  for (const [name, definition] of Object.entries(settings)) {
    config[name] = readSetting(name, definition, { env, path, fromFile, faults });
  }
  if (faults.length === 0) faults.push(...kafkaFaults(config as Config));
  if (faults.length > 0) {
    throw new OperatorError(
      `The configuration is wrong:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
      {
        code: 'CONFIG_INVALID',
      },
    );
  }
  return { ...config, dataDir: resolve(String(config['dataDir'])) } as Config;
}

interface Reading {
  env: ConfigSources['env'];
  path: string;
  fromFile: Record<string, unknown>;
  faults: string[];
}

function readSetting(
  name: string,
  definition: Setting<TSchema>,
  { env, path, fromFile, faults }: Reading,
): unknown {
  const { raw, where } = findRaw(name, definition, { env, path, fromFile, faults });
  const value = Value.Convert(definition.schema, raw);
  if (Value.Check(definition.schema, value)) return value;
  const [error] = Value.Errors(definition.schema, value);
  const shown = definition.secret ? 'its value' : `"${String(raw)}"`;
  faults.push(
    `${where}: ${shown} will not do (${allowed(definition.schema) ?? error?.message ?? 'invalid'}). ${definition.about}`,
  );
  return undefined;
}

function findRaw(name: string, definition: Setting<TSchema>, { env, path, fromFile, faults }: Reading) {
  const secretFile = definition.secret ? env[`${definition.env}_FILE`] : undefined;
  if (secretFile !== undefined)
    return { raw: readSecret(definition.env, secretFile, faults), where: `${definition.env}_FILE` };
  const fromEnv = env[definition.env];
  if (fromEnv !== undefined && fromEnv !== '') return { raw: fromEnv, where: definition.env };
  if (name in fromFile) return { raw: fromFile[name], where: `${path}: ${name}` };
  return { raw: definition.fallback, where: definition.env };
}

function readSecret(variable: string, path: string, faults: string[]): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    faults.push(`${variable}_FILE: ${path} cannot be read (${(error as Error).message})`);
    return '';
  }
}

function readFile(path: string, required: boolean, faults: string[]): Record<string, unknown> {
  if (!existsSync(path)) {
    if (required) faults.push(`${path}: there is no such file`);
    return {};
  }
  try {
    const content: unknown = parse(readFileSync(path, 'utf8'));
    if (content === null) return {};
    if (typeof content === 'object' && !Array.isArray(content)) return content as Record<string, unknown>;
    faults.push(`${path}: expected settings as "name: value" lines`);
  } catch (error) {
    faults.push(`${path}: ${(error as Error).message}`);
  }
  return {};
}

/** Misspelt names would otherwise be ignored in silence. */
function unknownNames(path: string, fromFile: Record<string, unknown>, env: ConfigSources['env']): string[] {
  const variables = new Set<string>(['TABLEE_CONFIG', 'TABLEE_REQUIRE']);
  for (const { env: variable } of Object.values(settings)) variables.add(variable).add(`${variable}_FILE`);
  return [
    ...Object.keys(fromFile)
      .filter((name) => !(name in settings))
      .map((name) => `${path}: there is no setting "${name}"`),
    ...Object.keys(env)
      .filter((name) => name.startsWith('TABLEE_') && !variables.has(name))
      .map((name) => `${name}: there is no such variable`),
  ];
}

function allowed(schema: TSchema): string | undefined {
  if (!('enum' in schema) || !Array.isArray(schema.enum)) return undefined;
  return `one of ${schema.enum.join(', ')}`;
}

/** The configuration in force, for people to read; secrets are blanked. */
export function describeConfig(
  config: Config,
): { name: SettingName; env: string; value: string; about: string }[] {
  return (Object.keys(settings) as SettingName[]).map((name) => {
    const definition: Setting<TSchema> = settings[name];
    const value = config[name];
    const shown = value === undefined ? '' : `${value}`;
    return {
      name,
      env: definition.env,
      value: definition.secret && shown ? '(set)' : shown,
      about: definition.about,
    };
  });
}
