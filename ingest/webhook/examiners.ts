// Threads at the door: large deliveries are examined beside the thread that talks to senders and writes the inbox.
import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { deriveSome, type Keys } from '../../core/keys.ts';
import { builtFile } from '../../core/package-root.ts';
import type { EncodedEntry } from '../inbox/entry-codec.ts';
import type { Pipeline } from '../pipeline/pipeline.ts';
import type { ExaminerSettings } from './examiner.ts';
import {
  examineWith,
  type ExaminedDelivery,
  type ExamineDelivery,
  type ProvedDelivery,
} from './examine-delivery.ts';
import { asBuffer, ownMemory } from './own-memory.ts';
import type { Refusal } from './refusals.ts';

export interface Examiners {
  examine: ExamineDelivery;
  close(): Promise<void>;
}

type EncodedDelivery = ExaminedDelivery & { entry: EncodedEntry };

export interface ExaminersParts {
  /** For deliveries too small to be worth the way to another thread. */
  pipeline: Pipeline;
  keys: Keys;
  timezone: string;
  retentionMonths?: number | undefined;
  threads?: number;
}

/** About thirty events: handing over and back costs what examining two or three does. */
const worthAThread = 8_192;
/** More than four would wait for the thread that appends what they examined. */
const usualThreads = Math.min(4, availableParallelism());
/** A thread that is done finds its next delivery there already. */
const aheadOfEach = 2;
const idleMs = 60_000;
/** Of each thread's young objects, in MiB; what a delivery makes is garbage when it is answered. */
const youngMb = 48;

/** Threads begin with the first large delivery, and end when none has come for a minute. */
export function createExaminers(parts: ExaminersParts): Examiners {
  const { pipeline, keys, timezone, retentionMonths, threads = usualThreads } = parts;
  const here = examineWith(pipeline);
  const settings: ExaminerSettings = {
    keys: deriveSome(keys, ['pseudonym', 'sealing']),
    timezone,
    retentionMonths,
  };
  const pool = new Piscina<unknown, EncodedDelivery | Refusal>({
    filename: builtFile('ingest/webhook/examiner.js').href,
    workerData: settings,
    minThreads: 0,
    maxThreads: threads,
    concurrentTasksPerWorker: aheadOfEach,
    idleTimeout: idleMs,
    resourceLimits: { maxYoungGenerationSizeMb: youngMb },
  });

  async function there(delivery: ProvedDelivery): Promise<ExaminedDelivery | Refusal> {
    const body = ownMemory(delivery.body);
    const examined = await pool.run({ ...delivery, body }, { transferList: [body.buffer] });
    if (examined.kind === 'refused') return examined;
    const { entry } = examined;
    return { ...examined, entry: { ...entry, bytes: asBuffer(entry.bytes) } };
  }

  return {
    examine: (delivery) => (delivery.body.length < worthAThread ? here(delivery) : there(delivery)),
    close: () => pool.close(),
  };
}
