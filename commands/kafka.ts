// tablee kafka …: a further reader beside a running server, and reading again what could not be read.
import { Option, type Command } from 'commander';
import type { Opening } from './opening.ts';
import { OperatorError, TableeError } from '../core/errors.ts';
import type { Kafka, KafkaState } from '../ingest/kafka/open-kafka.ts';
import type { House } from '../main.ts';
import { number, say } from './output.ts';
import { untilAskedToStop } from './serve.ts';

/** Reads topics and loads in turn with the server, until asked to stop. */
export async function kafkaConsumeCommand(house: House): Promise<void> {
  const kafka = kafkaOf(house);
  const loading = house.loader.run();
  kafka.consume();
  say('reading from Kafka');
  await Promise.race([untilAskedToStop(), loading]);
}

export interface KafkaReplayOptions {
  deadLetter?: boolean;
  /** Milliseconds since 1970. */
  from?: number;
}

/**
 * Tells what became of each record once the store has it.
 * @throws OperatorError `KAFKA_UNREACHABLE` (exit code 4) when the brokers do not answer, or no longer.
 */
export async function kafkaReplayCommand(
  house: House,
  { deadLetter, from }: KafkaReplayOptions,
): Promise<void> {
  const kafka = kafkaOf(house);
  const { inbox, loader } = house;
  const before = inbox.ledger.byOutcome('replay');
  const replaying = deadLetter ? kafka.replayDeadLetters(from) : kafka.replaySourceTopics(from);
  const report = await replaying.catch((cause: unknown) => {
    throw told(cause, house.config.kafkaBrokers);
  });
  const loading = loader.run();
  await Promise.race([loader.drained(report.to), loading]);
  await loader.stop();
  const after = inbox.ledger.byOutcome('replay');
  say(`read again    ${number(report.read)}`);
  say(`stored        ${number(after.stored - before.stored)}`);
  say(`duplicate     ${number(after.duplicate - before.duplicate)}`);
  say(`quarantined   ${number(after.quarantined - before.quarantined)}`);
  for (const [code, n] of Object.entries(report.unread)) say(`unreadable    ${number(n)} ${code}`);
  if (report.skipped > 0) say(`skipped       ${number(report.skipped)}`);
}

export function sayKafka({ connected, lag, held, spilled }: KafkaState): void {
  const behind = lag.reduce((sum, partition) => sum + partition.lag, 0);
  say(
    `Kafka            ${connected ? `answers; ${number(behind)} records to read` : 'DOES NOT ANSWER: events wait in the spill'}`,
  );
  for (const { topic, partition, reason } of held) say(`  ${topic}/${partition} WAITS: ${reason}`);
  if (spilled !== undefined) say(`  spill          ${number(spilled.items)} to be forwarded`);
}

/** What was read before the brokers went away is in the inbox already, and known there when it comes again. */
function told(cause: unknown, brokers = ''): unknown {
  if (!(cause instanceof TableeError) || cause.code !== 'KAFKA_UNREACHABLE') return cause;
  const message =
    `Kafka does not answer at ${brokers} (${cause.message}). Nothing is lost: records stay in their topics. ` +
    'Once the brokers are back, run the command again; what it has read so far is not counted twice.';
  return new OperatorError(message, { code: cause.code, exitCode: 4, retryable: true, cause });
}

function kafkaOf({ kafka }: House): Kafka {
  if (kafka !== undefined) return kafka;
  throw new OperatorError('Kafka is not configured: set TABLEE_KAFKA_BROKERS.', { code: 'KAFKA_NOT_SET' });
}

/** `tablee kafka …`. */
export function addKafkaCommands(program: Command, { withHouse }: Opening): void {
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
}

function parseInstant(text: string): number {
  const instant = Date.parse(text);
  if (!Number.isNaN(instant)) return instant;
  throw new OperatorError(`--from: "${text}" is not an instant (YYYY-MM-DDTHH:MM:SSZ)`, {
    code: 'BAD_INSTANT',
  });
}
