// A topic with CloudEvents, read by `tablee serve`, beside the engine's own Kafka table on the same topic.
import { setTimeout as pause } from 'node:timers/promises';
import { createLog } from '../../core/log.ts';
import { startKafkaBroker, type KafkaBroker } from '../../fixtures/kafka/kafka-broker.ts';
import { kcatProducer } from '../../fixtures/kafka/kcat.ts';
import { openStore } from '../../store/open-store.ts';
import { eventTemplate, numberEvents } from './chat-events.ts';
import type { EngineKafkaOrder, EngineKafkaReport } from './engine-kafka.ts';
import { eventsStored } from './events-stored.ts';
import { costsOf, inProcess, newPlace, serve, tablee } from './processes.ts';

export interface KafkaFigures {
  events: number;
  /** From the moment the server is open until a count through FINAL saw the last event. */
  queryablePerSecond: number;
  cpuMicrosPerEvent: { server: number; engine: number };
  peakMb: { server: number; engine: number };
  /** The yardstick, from the moment its tables are made until it has every row. */
  engineRowsPerSecond: number;
  engineCpuMicrosPerRow: number;
  toEngine: number;
}

const partitions = 8;
const linesAtOnce = 1_000;
const pollMs = 100;
const patienceMs = 300_000;
/** The first group makes the broker's own topics, which takes a while: not in what is timed. */
const warmUpEvents = 1_000;

export async function measureKafka(events: number): Promise<KafkaFigures> {
  const broker = await startKafkaBroker();
  try {
    await measureTopic(broker, { topic: 'warm-up', events: warmUpEvents });
    return await measureTopic(broker, { topic: 'events', events });
  } finally {
    await broker.remove();
  }
}

interface Load {
  topic: string;
  events: number;
}

async function measureTopic(broker: KafkaBroker, load: Load): Promise<KafkaFigures> {
  await broker.createTopic(load.topic, partitions);
  await produce(broker, load);
  const ours = await consume(broker, load);
  const engine = await readWithEngine(broker, load);
  const engineRowsPerSecond = engine.rows / engine.seconds;
  return {
    ...ours,
    engineRowsPerSecond,
    engineCpuMicrosPerRow: (engine.cpuSeconds / engine.rows) * 1e6,
    toEngine: ours.queryablePerSecond / engineRowsPerSecond,
  };
}

async function produce({ address }: KafkaBroker, { topic, events }: Load): Promise<void> {
  const kcat = kcatProducer(address, topic);
  const template = eventTemplate(1, 1, Date.now());
  for (let first = 0; first < events; first += linesAtOnce) {
    const lines = Array.from({ length: Math.min(linesAtOnce, events - first) }, (_, i) => {
      numberEvents(template, first + i);
      return template.body.toString();
    });
    await kcat.write(lines);
  }
  await kcat.end();
}

type Ours = Pick<KafkaFigures, 'events' | 'queryablePerSecond' | 'cpuMicrosPerEvent' | 'peakMb'>;

async function consume({ address }: KafkaBroker, { topic, events }: Load): Promise<Ours> {
  const place = newPlace({ TABLEE_KAFKA_BROKERS: address, TABLEE_KAFKA_TOPICS: `${topic}=bench` });
  tablee(place, 'source', 'add', 'bench');
  const served = await serve(place);
  const before = costsOf(served);
  const started = performance.now();
  const store = await openStore({ dataDir: place.dataDir, log: createLog('warn') });
  try {
    while ((await eventsStored(store)) < events) {
      if (performance.now() - started > patienceMs)
        throw new Error(`not all of ${events} events were stored in time`);
      await pause(pollMs);
    }
    const seconds = (performance.now() - started) / 1_000;
    const after = costsOf(served);
    const perEvent = (part: 'server' | 'engine') =>
      ((after[part].cpuSeconds - before[part].cpuSeconds) / events) * 1e6;
    return {
      events,
      queryablePerSecond: events / seconds,
      cpuMicrosPerEvent: { server: perEvent('server'), engine: perEvent('engine') },
      peakMb: { server: after.server.peakMb, engine: after.engine.peakMb },
    };
  } finally {
    await store.close();
    await served.stop();
    place.remove();
  }
}

async function readWithEngine(
  { address }: KafkaBroker,
  { topic, events }: Load,
): Promise<EngineKafkaReport & { cpuSeconds: number }> {
  const place = newPlace();
  try {
    const order: EngineKafkaOrder = { folder: place.folder, address, topic, rows: events, patienceMs };
    return await inProcess<EngineKafkaReport>('engine-kafka', order);
  } finally {
    place.remove();
  }
}
