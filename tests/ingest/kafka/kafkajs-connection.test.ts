// What a fault of Kafka is called: only a connection that failed is out of reach.
import { describe, expect, it } from 'vitest';
import { TableeError } from '../../../core/errors.ts';
import { faultOf } from '../../../ingest/kafka/kafkajs-connection.ts';

/** As kafkajs makes them: told apart by name, with what is behind them as the cause. */
function kafkajs(name: string, { cause, retriable = false }: { cause?: unknown; retriable?: boolean } = {}) {
  return Object.assign(new Error('as kafkajs says', { cause }), { name, retriable });
}
const giveUp = (cause: unknown) => kafkajs('KafkaJSNumberOfRetriesExceeded', { cause });

describe('a fault of Kafka', () => {
  it.each(['KafkaJSConnectionError', 'KafkaJSRequestTimeoutError', 'KafkaJSBrokerNotFound'])(
    '%s, alone or after many attempts, is out of reach',
    (name) => {
      const wanted = { code: 'KAFKA_UNREACHABLE', retryable: true };
      expect(faultOf(kafkajs(name))).toMatchObject(wanted);
      expect(faultOf(giveUp(kafkajs(name)))).toMatchObject(wanted);
    },
  );

  it.each([true, false])('what the brokers turn down is refused; worth another attempt: %s', (retriable) => {
    const refused = kafkajs('KafkaJSProtocolError', { retriable });
    expect(faultOf(refused)).toMatchObject({ code: 'KAFKA_REFUSED', retryable: retriable });
  });

  it('what befell whoever took the records comes out as it went in', () => {
    const ours = new TableeError('insert refused', { code: 'STORE_INSERT', retryable: true });
    const bug = new TypeError('not a function');
    for (const fault of [ours, bug]) {
      expect(faultOf(fault)).toBe(fault);
      expect(faultOf(giveUp(fault))).toBe(fault);
    }
    expect(faultOf('a text')).toBe('a text');
  });
});
