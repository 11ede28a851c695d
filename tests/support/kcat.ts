// kcat as the outside client: what it produces and reads owes nothing to the code under test.
import { spawn, execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ended } from './running-house.ts';

const run = promisify(execFile);

export interface KcatProducer {
  /** One record a line; lasts through a restart of the broker. */
  write(lines: readonly string[]): Promise<void>;
  /** Resolves when the brokers have everything. */
  end(): Promise<void>;
}

export function kcatProducer(address: string, topic: string, headers: readonly string[] = []): KcatProducer {
  const options = [
    '-X',
    'acks=all',
    '-X',
    'enable.idempotence=true',
    ...headers.flatMap((header) => ['-H', header]),
  ];
  const kcat = spawn('kcat', ['-P', '-E', '-b', address, '-t', topic, ...options], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  return {
    write: (lines) =>
      new Promise((resolve, reject) => {
        kcat.stdin.write(`${lines.join('\n')}\n`, (error) => {
          if (error) reject(error);
          else resolve();
        });
      }),
    async end() {
      kcat.stdin.end();
      if ((await ended(kcat)) !== 0) throw new Error('kcat could not produce everything');
    },
  };
}

/** A record's key and headers. */
export interface KcatRecord {
  key: string;
  headers: Record<string, string>;
  value: string;
}

/** Everything in a topic. */
export async function kcatRead(address: string, topic: string): Promise<KcatRecord[]> {
  const { stdout } = await run('kcat', ['-C', '-b', address, '-t', topic, '-e', '-J'], {
    maxBuffer: 2 ** 30,
  });
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { key, payload, headers } = JSON.parse(line) as {
        key: string;
        payload: string;
        headers?: string[];
      };
      return { key, value: payload, headers: pairs(headers ?? []) };
    });
}

function pairs(flat: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    flat.flatMap((name, index) => (index % 2 === 0 ? [[name, flat[index + 1] ?? '']] : [])),
  );
}
