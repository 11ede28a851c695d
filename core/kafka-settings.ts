// Settings of Kafka: where it is, what is read from it and written to it, and how we prove who we are.
import { accessSync, constants } from 'node:fs';
import { Type, type Static } from 'typebox';
import { Optional, setting, text } from './setting.ts';

const topic = '[A-Za-z0-9._-]{1,249}';
const source = '[a-z0-9][a-z0-9-]{0,62}';
const listOf = (item: string) => Optional(Type.String({ pattern: `^(${item})(,(${item}))*$` }));
const Topic = Optional(Type.String({ pattern: `^${topic}$` }));

export const kafkaSettings = {
  kafkaBrokers: setting({
    env: 'TABLEE_KAFKA_BROKERS',
    schema: listOf(String.raw`[^\s,:]+:\d{1,5}`),
    about: 'Kafka brokers to begin with, as HOST:PORT,HOST:PORT. Not set: no Kafka.',
  }),
  kafkaClientId: setting({
    env: 'TABLEE_KAFKA_CLIENT_ID',
    schema: text,
    fallback: 'tablee',
    about: 'Name under which brokers log and limit us.',
  }),
  kafkaGroup: setting({
    env: 'TABLEE_KAFKA_GROUP',
    schema: text,
    fallback: 'tablee',
    about: 'Consumer group. Processes on one data folder share it; another data folder needs another.',
  }),
  kafkaTopics: setting({
    env: 'TABLEE_KAFKA_TOPICS',
    schema: listOf(`${source}|${topic}=${source}`),
    about:
      'Topics with CloudEvents, as TOPIC=SOURCE,TOPIC=SOURCE: each may say what that source may say. A topic alone names the source too.',
  }),
  kafkaInboxTopic: setting({
    env: 'TABLEE_KAFKA_INBOX_TOPIC',
    schema: Topic,
    about: 'Topic that carries what the webhook accepts, sealed. Not set: it goes to the inbox directly.',
  }),
  kafkaDeadLetterTopic: setting({
    env: 'TABLEE_KAFKA_DEAD_LETTER_TOPIC',
    schema: Topic,
    about:
      'Topic for records that cannot be read, sealed, with the reason. Not set: quarantine alone has them.',
  }),
  kafkaTls: setting({
    env: 'TABLEE_KAFKA_TLS',
    schema: Type.Boolean(),
    fallback: 'false',
    about: 'Whether brokers speak TLS.',
  }),
  kafkaCaFile: setting({
    env: 'TABLEE_KAFKA_CA_FILE',
    schema: Optional(text),
    about: "PEM file of the authority that signed the brokers' certificates. Not set: the usual authorities.",
  }),
  kafkaSaslMechanism: setting({
    env: 'TABLEE_KAFKA_SASL_MECHANISM',
    schema: Optional(Type.Enum(['plain', 'scram-sha-256', 'scram-sha-512'])),
    about: 'How we prove who we are. Not set: we do not.',
  }),
  kafkaSaslUser: setting({
    env: 'TABLEE_KAFKA_SASL_USER',
    schema: Optional(text),
    about: 'As whom.',
  }),
  kafkaSaslPassword: setting({
    env: 'TABLEE_KAFKA_SASL_PASSWORD',
    schema: Type.String(),
    fallback: '',
    secret: true,
    about: 'Its password.',
  }),
} as const;

type Settings = typeof kafkaSettings;
export type KafkaConfig = { readonly [N in keyof Settings]: Static<Settings[N]['schema']> };

/** A topic with CloudEvents, and the source it speaks for. */
export interface SourceTopic {
  topic: string;
  source: string;
}

export function sourceTopics({ kafkaTopics }: Pick<KafkaConfig, 'kafkaTopics'>): SourceTopic[] {
  return (kafkaTopics?.split(',') ?? []).map((item) => {
    const [name = '', source = name] = item.split('=');
    return { topic: name, source };
  });
}

/** What is wrong between settings that are right one by one. */
export function kafkaFaults(config: KafkaConfig): string[] {
  return [
    ...withoutBrokers(config),
    ...topicsTwice(config),
    ...credentialFaults(config),
    ...caFaults(config),
  ];
}

function withoutBrokers(config: KafkaConfig): string[] {
  if (config.kafkaBrokers !== undefined) return [];
  const dependent = ['kafkaTopics', 'kafkaInboxTopic', 'kafkaDeadLetterTopic'] as const;
  return dependent
    .filter((name) => config[name] !== undefined)
    .map((name) => `${kafkaSettings[name].env}: needs ${kafkaSettings.kafkaBrokers.env}`);
}

function topicsTwice(config: KafkaConfig): string[] {
  const { kafkaInboxTopic, kafkaDeadLetterTopic } = config;
  const topics = [...sourceTopics(config).map((one) => one.topic), kafkaInboxTopic, kafkaDeadLetterTopic];
  const named = topics.filter((name) => name !== undefined);
  return [...new Set(named.filter((name, index) => named.indexOf(name) !== index))].map(
    (name) => `TABLEE_KAFKA_…: the topic "${name}" is named twice; each topic has one use`,
  );
}

function credentialFaults({ kafkaSaslMechanism, kafkaSaslUser, kafkaSaslPassword }: KafkaConfig): string[] {
  const { env } = kafkaSettings.kafkaSaslMechanism;
  if (kafkaSaslMechanism === undefined)
    return kafkaSaslUser === undefined ? [] : [`${kafkaSettings.kafkaSaslUser.env}: needs ${env}`];
  return kafkaSaslUser === undefined || kafkaSaslPassword === ''
    ? [`${env}: needs ${kafkaSettings.kafkaSaslUser.env} and ${kafkaSettings.kafkaSaslPassword.env}`]
    : [];
}

function caFaults({ kafkaCaFile, kafkaTls }: KafkaConfig): string[] {
  if (kafkaCaFile === undefined) return [];
  const { env } = kafkaSettings.kafkaCaFile;
  if (!kafkaTls) return [`${env}: needs ${kafkaSettings.kafkaTls.env}=true`];
  try {
    accessSync(kafkaCaFile, constants.R_OK);
    return [];
  } catch (error) {
    return [`${env}: ${kafkaCaFile} cannot be read (${(error as Error).message})`];
  }
}
