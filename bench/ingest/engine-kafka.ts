// Yardstick: the engine's own Kafka table, whose rows a materialized view puts into a table that knows each event once.
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Session } from 'chdb';

export interface EngineKafkaOrder {
  /** An empty folder of its own. */
  folder: string;
  address: string;
  topic: string;
  /** How many rows the topic holds. */
  rows: number;
  patienceMs: number;
}

export interface EngineKafkaReport {
  rows: number;
  seconds: number;
}

const pollMs = 100;

const statements = ({ address, topic }: EngineKafkaOrder) => [
  'CREATE DATABASE bench ENGINE = Atomic',
  'CREATE TABLE bench.events (id String, event String) ENGINE = ReplacingMergeTree ORDER BY id',
  `CREATE TABLE bench.topic (event String) ENGINE = Kafka
   SETTINGS kafka_broker_list = '${address}', kafka_topic_list = '${topic}', kafka_group_name = 'engine',
     kafka_format = 'RawBLOB', kafka_flush_interval_ms = 500`,
  `CREATE MATERIALIZED VIEW bench.reading TO bench.events AS
   SELECT JSONExtractString(event, 'id') AS id, event FROM bench.topic`,
];

async function read(order: EngineKafkaOrder): Promise<EngineKafkaReport> {
  const session = new Session(join(order.folder, 'engine'));
  for (const statement of statements(order)) await session.queryAsync(statement);
  const started = performance.now();
  const stored = async () =>
    Number((await session.queryAsync('SELECT count() FROM bench.events FINAL', { format: 'TSV' })).text());
  let rows = 0;
  while (rows < order.rows) {
    if (performance.now() - started > order.patienceMs) throw new Error(`the engine has ${rows} rows only`);
    await pause(pollMs);
    rows = await stored();
  }
  return { rows, seconds: (performance.now() - started) / 1_000 };
}

process.on('message', (order: EngineKafkaOrder) => {
  void read(order).then((report) => process.send?.(report));
});
