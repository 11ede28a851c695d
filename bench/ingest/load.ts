// A process that posts signed events as fast as they are acknowledged, or at a steady pace, and times every answer.
import { connect, type Socket } from 'node:net';
import { keyOfSecret, sign } from '../../ingest/signatures/standard-webhooks.ts';
import { eventTemplate, numberEvents } from './chat-events.ts';

export interface LoadOrder {
  port: number;
  secret: string;
  /** Events in one request; a single event is sent as one. */
  batch: number;
  seconds: number;
  /** Each sends its next request when the last one is answered. */
  connections: number;
  /** Steady pace; without it the next request follows an answer. */
  eventsPerSecond?: number;
  /** Number of the first event. */
  first: number;
}

export interface LoadReport {
  acknowledged: number;
  refused: number;
  seconds: number;
  p50Ms: number;
  p99Ms: number;
}

const templates = 64;
const paceMs = 5;

/** Runs an order to its end: every request sent is answered. */
function load(order: LoadOrder): Promise<LoadReport> {
  const key = keyOfSecret(order.secret);
  const now = Date.now();
  const bodies = Array.from({ length: templates }, (_, seed) => eventTemplate(order.batch, seed, now));
  const type = order.batch === 1 ? 'application/cloudevents+json' : 'application/cloudevents-batch+json';
  const timesMs: number[] = [];
  const counts = { acknowledged: 0, refused: 0 };
  const started = performance.now();
  const endsAt = started + order.seconds * 1_000;
  let next = order.first;

  function request(): Buffer {
    const template = bodies[(next / order.batch) % templates]!;
    numberEvents(template, next);
    const id = `m${next}`;
    next += order.batch;
    const { body } = template;
    const timestampS = Math.floor(Date.now() / 1_000);
    const head =
      `POST /v1/events HTTP/1.1\r\nHost: bench\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n` +
      `webhook-id: ${id}\r\nwebhook-timestamp: ${timestampS}\r\nwebhook-signature: ${sign(key, id, timestampS, body)}\r\n\r\n`;
    return Buffer.concat([Buffer.from(head), body]);
  }

  const allowed = () =>
    order.eventsPerSecond === undefined
      ? Infinity
      : order.first + ((performance.now() - started) / 1_000) * order.eventsPerSecond;

  return new Promise((resolve, reject) => {
    let open = order.connections;

    function start(socket: Socket): void {
      let sentAt: number | undefined;
      const post = () => {
        if (sentAt !== undefined) return;
        if (performance.now() >= endsAt) socket.end();
        else if (next < allowed()) {
          sentAt = performance.now();
          socket.write(request());
        }
      };
      const pace = order.eventsPerSecond === undefined ? undefined : setInterval(post, paceMs);
      socket.on(
        'data',
        answersIn((status) => {
          timesMs.push(performance.now() - (sentAt ?? 0));
          sentAt = undefined;
          counts[status === 202 ? 'acknowledged' : 'refused'] += order.batch;
          post();
        }),
      );
      socket.on('error', reject);
      socket.on('close', () => {
        clearInterval(pace);
        if (--open === 0) resolve(report());
      });
      post();
    }

    for (let n = 0; n < order.connections; n++) {
      const socket = connect(order.port, '127.0.0.1', () => {
        start(socket);
      });
    }
  });

  function report(): LoadReport {
    timesMs.sort((one, other) => one - other);
    const at = (share: number) =>
      timesMs[Math.min(timesMs.length - 1, Math.floor(share * timesMs.length))] ?? 0;
    return { ...counts, seconds: (performance.now() - started) / 1_000, p50Ms: at(0.5), p99Ms: at(0.99) };
  }
}

/** Reads answers off a connection, however they are cut into pieces. */
function answersIn(answered: (status: number) => void): (piece: Buffer) => void {
  let pending: Buffer = Buffer.alloc(0);
  return (piece) => {
    pending = pending.length === 0 ? piece : Buffer.concat([pending, piece]);
    for (;;) {
      const headEnd = pending.indexOf('\r\n\r\n');
      if (headEnd < 0) return;
      const head = pending.toString('latin1', 0, headEnd);
      const end = headEnd + 4 + Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
      if (pending.length < end) return;
      pending = pending.subarray(end);
      answered(Number(head.slice(9, 12)));
    }
  };
}

process.on('message', (order: LoadOrder) => {
  void load(order).then((report) => process.send?.(report));
});
