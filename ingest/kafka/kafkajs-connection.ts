// How kafkajs is set up: it is no longer maintained, so what its defaults leave open is closed here.
import { readFileSync } from 'node:fs';
import { Kafka, logLevel, type KafkaConfig as ClientConfig, type LogEntry, type SASLOptions } from 'kafkajs';
import type { KafkaConfig } from '../../core/kafka-settings.ts';
import { TableeError } from '../../core/errors.ts';
import type { Logger } from '../../core/log.ts';

/** Longest wait for an answer, and for a connection. */
export const requestTimeoutMs = 10_000;
const connectionTimeoutMs = 3_000;

export function connectKafka(config: KafkaConfig, log: Logger): Kafka {
  return new Kafka({
    brokers: config.kafkaBrokers?.split(',') ?? [],
    clientId: config.kafkaClientId,
    connectionTimeout: connectionTimeoutMs,
    requestTimeout: requestTimeoutMs,
    // Whether it is on has changed between releases; without it a silent broker is waited for without end.
    enforceRequestTimeout: true,
    // Soon told, and tried again by whoever asked: each of our callers knows better how long to wait.
    retry: { retries: 2, initialRetryTime: 100 },
    logLevel: logLevel.ERROR,
    logCreator: () => (entry) => {
      tell(log, entry);
    },
    ...security(config),
  });
}

/** The text of a fault may quote what was sent; its message and broker are enough to find it. */
function tell(log: Logger, { namespace, log: { message, broker, error } }: LogEntry): void {
  log.debug({ kafka: namespace, broker: broker as unknown, error: error as unknown }, message);
}

function security(config: KafkaConfig): Pick<ClientConfig, 'ssl' | 'sasl'> {
  const { kafkaTls, kafkaCaFile: ca, kafkaSaslMechanism: mechanism, kafkaSaslUser: username = '' } = config;
  const ssl = ca === undefined ? kafkaTls : { ca: [readFileSync(ca, 'utf8')] };
  if (mechanism === undefined) return { ssl };
  // One shape for all three; the library's type lists them one by one.
  return { ssl, sasl: { mechanism, username, password: config.kafkaSaslPassword } as SASLOptions };
}

const connectionFaults = new Set([
  'KafkaJSConnectionError',
  'KafkaJSConnectionClosedError',
  'KafkaJSRequestTimeoutError',
  'KafkaJSBrokerNotFound',
  'KafkaJSNoBrokerAvailableError',
  'KafkaJSMetadataNotLoaded',
  // Whoever is not let in is as far away.
  'KafkaJSSASLAuthenticationError',
]);

/**
 * What went wrong while something was asked of the brokers. A connection that failed is `KAFKA_UNREACHABLE`; what else
 * kafkajs says, `KAFKA_REFUSED`; a fault of our own on the way, e.g. of whoever takes the records, comes out as it went
 * in, though kafkajs wraps it. Told by names: its classes cannot be imported one by one.
 */
export function faultOf(cause: unknown): unknown {
  const chain = causesOf(cause);
  const ours = chain.find((error) => error instanceof TableeError);
  if (ours !== undefined) return ours;
  if (chain.some(({ name }) => connectionFaults.has(name))) return unreachable(cause);
  const [refused] = chain;
  if (refused === undefined) return cause;
  const foreign = chain.find(({ name }) => !name.startsWith('KafkaJS'));
  if (foreign !== undefined) return foreign;
  const retryable = 'retriable' in refused && refused.retriable === true;
  return new TableeError(`Kafka: ${refused.message}`, { code: 'KAFKA_REFUSED', retryable, cause });
}

/** The fault and what is behind it, outermost first. */
function causesOf(cause: unknown): Error[] {
  const chain: Error[] = [];
  for (let error = cause; error instanceof Error && !chain.includes(error); error = error.cause)
    chain.push(error);
  return chain;
}

/** Whatever a producer of kafkajs throws: nothing of it is ours to mend, and trying again may help. */
export function unreachable(cause: unknown): TableeError {
  return new TableeError(`Kafka: ${(cause as Error).message}`, {
    code: 'KAFKA_UNREACHABLE',
    retryable: true,
    cause,
  });
}
