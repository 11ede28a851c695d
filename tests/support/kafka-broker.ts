// A real Apache Kafka, one node, on loopback: its jars come from Maven once, its data lie in a folder that goes away.
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packageRoot } from '../../core/package-root.ts';
import { ended } from './running-house.ts';

const run = promisify(execFile);

export interface KafkaBroker {
  /** `127.0.0.1:PORT`, the same after a restart. */
  address: string;
  /** The same broker over TLS, for {@link brokerUser} with a password. */
  secureAddress: string;
  /** PEM file of the authority that signed its certificate. */
  caFile: string;
  /** Starts it again on the same data; resolves when it answers. */
  start(): Promise<void>;
  /** SIGTERM, as an operator would; or SIGKILL. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  createTopic(topic: string, partitions: number): Promise<void>;
  /** Stops it and removes its data. */
  remove(): Promise<void>;
}

/** Starts a broker and resolves when it answers. Takes some seconds. */
export async function startKafkaBroker(): Promise<KafkaBroker> {
  const jars = join(await kafkaJars(), '*');
  const folder = mkdtempSync(join(tmpdir(), 'tablee-kafka-'));
  const [port = 0, controllerPort = 0, securePort = 0] = await freePorts(3);
  const properties = join(folder, 'server.properties');
  const certificate = await makeCertificate(folder);
  writeFileSync(properties, settingsOf({ folder, port, controllerPort, securePort, ...certificate }));
  const java = (main: string, ...args: string[]) => [
    '-Xmx512m',
    '-XX:+UseSerialGC',
    '-cp',
    jars,
    main,
    ...args,
  ];
  const clusterId = 'AAAAAAAAAAAAAAAAAAAAAA';
  await run('java', java('kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', properties));

  const address = `127.0.0.1:${port}`;
  let broker: ChildProcess | undefined;

  async function start(): Promise<void> {
    const output = openSync(join(folder, 'broker.log'), 'a');
    broker = spawn('java', java('kafka.Kafka', properties), { stdio: ['ignore', output, output] });
    await answering(address, broker, join(folder, 'broker.log'));
  }

  async function stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    if (broker === undefined) return;
    broker.kill(signal);
    await ended(broker);
    broker = undefined;
  }

  await start();
  return {
    address,
    secureAddress: `127.0.0.1:${securePort}`,
    caFile: certificate.certificateFile,
    start,
    stop,
    async createTopic(topic, partitions) {
      const { Kafka, logLevel } = await import('kafkajs');
      const admin = new Kafka({ brokers: [address], logLevel: logLevel.NOTHING }).admin();
      await admin.connect();
      await admin.createTopics({ topics: [{ topic, numPartitions: partitions }], waitForLeaders: true });
      await admin.disconnect();
    },
    async remove() {
      await stop('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const version = /<version>(\d[\d.]+)<\/version>\s*<\/dependency>/;

/** Folder with the broker's jars; fetched when it is not there yet. */
export async function kafkaJars(): Promise<string> {
  const pom = join(packageRoot, 'tests/support/kafka/pom.xml');
  const cache = join(packageRoot, '.cache');
  const jars = join(cache, `kafka-${version.exec(readFileSync(pom, 'utf8'))?.[1] ?? ''}`);
  if (existsSync(jars)) return jars;
  mkdirSync(cache, { recursive: true });
  const fetched = mkdtempSync(join(cache, 'fetching-'));
  await run('mvn', ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${fetched}`]);
  try {
    renameSync(fetched, jars);
  } catch {
    // Another test was quicker.
    rmSync(fetched, { recursive: true, force: true });
  }
  return jars;
}

export const brokerUser = { name: 'tablee', password: 'open sesame' };

interface Certificate {
  certificateFile: string;
  keyFile: string;
}

/** A certificate for loopback that is its own authority. */
async function makeCertificate(folder: string): Promise<Certificate> {
  const certificateFile = join(folder, 'certificate.pem');
  const keyFile = join(folder, 'key.pem');
  const subject = ['-subj', '/CN=test-broker', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const output = ['-keyout', keyFile, '-out', certificateFile];
  await run('openssl', [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    ...subject,
    ...output,
  ]);
  return { certificateFile, keyFile };
}

interface BrokerPlace extends Certificate {
  folder: string;
  port: number;
  controllerPort: number;
  securePort: number;
}

function settingsOf(place: BrokerPlace): string {
  const onOneLine = (file: string) =>
    readFileSync(file, 'utf8')
      .trim()
      .replaceAll('\n', String.raw`\n`);
  const { name, password } = brokerUser;
  const listeners = `PLAINTEXT://127.0.0.1:${place.port},SECURE://127.0.0.1:${place.securePort}`;
  return `
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${place.controllerPort}
listeners=${listeners},CONTROLLER://127.0.0.1:${place.controllerPort}
advertised.listeners=${listeners}
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURE:SASL_SSL
inter.broker.listener.name=PLAINTEXT
controller.listener.names=CONTROLLER
ssl.keystore.type=PEM
ssl.keystore.certificate.chain=${onOneLine(place.certificateFile)}
ssl.keystore.key=${onOneLine(place.keyFile)}
sasl.enabled.mechanisms=PLAIN
listener.name.secure.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required user_${name}="${password}";
log.dirs=${join(place.folder, 'data')}
num.partitions=4
offsets.topic.num.partitions=4
offsets.topic.replication.factor=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
auto.create.topics.enable=false
`;
}

/** Ports that are free now. */
async function freePorts(n: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: n }, async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

const tries = 60;

/** Each try of kcat lasts a second at most. */
async function answering(address: string, broker: ChildProcess, log: string): Promise<void> {
  for (let n = 0; n < tries; n += 1) {
    try {
      await run('kcat', ['-b', address, '-L', '-m', '1']);
      return;
    } catch {
      if (broker.exitCode !== null) break;
    }
  }
  broker.kill('SIGKILL');
  throw new Error(`Kafka did not start:\n${readFileSync(log, 'utf8').slice(-2_000)}`);
}
