// Threads for the heavy arithmetic. They compute on columns they are given and never see the store.
import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { builtFile } from '../../core/package-root.ts';
import { answer } from './answer.ts';
import { buffersIn, type ReplyTo, type WorkerMessage } from './messages.ts';

export interface AnalysisPool {
  /** Messages worth having under way at once. */
  readonly threads: number;
  /** The message's buffers are handed over: the caller must not use them again. */
  ask<M extends WorkerMessage>(message: M): Promise<ReplyTo<M['kind']>>;
  close(): Promise<void>;
}

/** Threads load compiled JavaScript, also when the rest runs from source: build first. */
export function createAnalysisPool({ threads = availableParallelism() } = {}): AnalysisPool {
  const pool = new Piscina({
    filename: builtFile('analytics/workers/worker.js').href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 5000,
  });
  return {
    threads,
    ask: <M extends WorkerMessage>(message: M) =>
      pool.run(message, { transferList: buffersIn(message) }) as Promise<ReplyTo<M['kind']>>,
    close: () => pool.close(),
  };
}

/** The same answers on the calling thread: for small companies and for tests. */
export function createInlinePool(): AnalysisPool {
  return {
    threads: 1,
    ask: <M extends WorkerMessage>(message: M) => Promise.resolve(answer(message) as ReplyTo<M['kind']>),
    close: () => Promise.resolve(),
  };
}
