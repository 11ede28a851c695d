// The commands about Kafka while no broker is there.
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newPlace, tableeAsync } from '../support/running-house.ts';

/** Takes every connection and hangs up: nobody else can have the port meanwhile. */
const nobody = createServer((socket) => socket.destroy());
let brokers: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', resolve));
  brokers = `127.0.0.1:${(nobody.address() as AddressInfo).port}`;
});
afterAll(() => nobody.close());

describe('tablee kafka replay', () => {
  it.each([[[]], [['--dead-letter']], [['--from', '2026-01-05T10:00:00Z']]])(
    'says in words that the brokers do not answer: %j',
    async (options) => {
      const place = newPlace({
        TABLEE_KAFKA_BROKERS: brokers,
        TABLEE_KAFKA_TOPICS: 'events=chat',
        TABLEE_KAFKA_DEAD_LETTER_TOPIC: 'dead',
      });
      const fault = await tableeAsync(place, 'kafka', 'replay', ...options).catch((error: unknown) => error);
      expect(fault).toMatchObject({ code: 4 });
      const { stderr } = fault as { stderr: string };
      expect(stderr).toContain(`Kafka does not answer at ${brokers}`);
      expect(stderr).not.toMatch(/^ +at /m);
    },
  );
});
