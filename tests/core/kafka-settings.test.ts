import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../core/config.ts';
import { sourceTopics } from '../../core/kafka-settings.ts';

const brokers = { TABLEE_KAFKA_BROKERS: 'a:9092,b:9092' };

describe('settings of Kafka', () => {
  it('are off by default', () => {
    expect(loadConfig({ env: {} })).toMatchObject({
      kafkaBrokers: undefined,
      kafkaTls: false,
      kafkaGroup: 'tablee',
    });
  });

  it('bind topics to sources; a topic alone names its source', () => {
    const config = loadConfig({ env: { ...brokers, TABLEE_KAFKA_TOPICS: 'Chat.events_1=chat,forum' } });
    expect(sourceTopics(config)).toEqual([
      { topic: 'Chat.events_1', source: 'chat' },
      { topic: 'forum', source: 'forum' },
    ]);
  });

  it('take TLS with a certificate file and a password from a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tablee-kafka-settings-'));
    const written = (name: string) => {
      writeFileSync(join(folder, name), 'secret\n');
      return join(folder, name);
    };
    const config = loadConfig({
      env: {
        ...brokers,
        TABLEE_KAFKA_TLS: 'true',
        TABLEE_KAFKA_CA_FILE: written('ca.pem'),
        TABLEE_KAFKA_SASL_MECHANISM: 'scram-sha-512',
        TABLEE_KAFKA_SASL_USER: 'tablee',
        TABLEE_KAFKA_SASL_PASSWORD_FILE: written('password'),
      },
    });
    expect(config).toMatchObject({ kafkaTls: true, kafkaSaslPassword: 'secret' });
  });

  it.each([
    { what: 'a broker without a port', env: { TABLEE_KAFKA_BROKERS: 'a' }, says: /TABLEE_KAFKA_BROKERS/ },
    {
      what: 'topics without brokers, each told',
      env: { TABLEE_KAFKA_TOPICS: 'chat', TABLEE_KAFKA_INBOX_TOPIC: 'inbox' },
      says: /TABLEE_KAFKA_TOPICS: needs.*TABLEE_KAFKA_INBOX_TOPIC: needs/s,
    },
    {
      what: 'a topic whose name cannot name a source',
      env: { ...brokers, TABLEE_KAFKA_TOPICS: 'Chat.events' },
      says: /TABLEE_KAFKA_TOPICS/,
    },
    {
      what: 'a topic with two uses',
      env: { ...brokers, TABLEE_KAFKA_TOPICS: 'chat', TABLEE_KAFKA_DEAD_LETTER_TOPIC: 'chat' },
      says: /"chat" is named twice/,
    },
    {
      what: 'a mechanism without a password',
      env: { ...brokers, TABLEE_KAFKA_SASL_MECHANISM: 'plain', TABLEE_KAFKA_SASL_USER: 'x' },
      says: /TABLEE_KAFKA_SASL_MECHANISM: needs/,
    },
    {
      what: 'a user without a mechanism',
      env: { ...brokers, TABLEE_KAFKA_SASL_USER: 'x' },
      says: /TABLEE_KAFKA_SASL_USER: needs/,
    },
    {
      what: 'a certificate without TLS',
      env: { ...brokers, TABLEE_KAFKA_CA_FILE: '/ca.pem' },
      says: /TABLEE_KAFKA_CA_FILE: needs TABLEE_KAFKA_TLS/,
    },
    {
      what: 'a certificate that is not there',
      env: { ...brokers, TABLEE_KAFKA_TLS: 'true', TABLEE_KAFKA_CA_FILE: '/nowhere/ca.pem' },
      says: /\/nowhere\/ca\.pem cannot be read/,
    },
  ])('refuse $what', ({ env, says }) => {
    expect(() => loadConfig({ env })).toThrow(says);
  });
});
