// The threads of a graph team and the memory they share: one task at a time.
import { Worker } from 'node:worker_threads';
import { builtFile } from '../../core/package-root.ts';
import { createMemory, type Layout } from './graph-memory.ts';
import type { GraphTask, GraphTaskDone } from './graph-tasks.ts';

export interface GraphCrew {
  readonly threads: number;
  /** Memory for everything placed in the layout, its content left from the task before. */
  reserve(layout: Layout): WebAssembly.Memory;
  /** One task for each thread; a thread that fails ends the crew. */
  ask(tasks: readonly GraphTask[]): Promise<GraphTaskDone[]>;
  close(): Promise<void>;
}

/** Threads load compiled code: build first. */
export function hireCrew(threads: number): GraphCrew {
  const script = builtFile('analytics/workers/graph-worker.js');
  const workers = Array.from({ length: threads }, () => new Worker(script));
  const close = async (): Promise<void> => {
    await Promise.all(workers.map((worker) => worker.terminate()));
  };
  return {
    threads,
    reserve: keepMemory(),
    close,
    async ask(tasks) {
      try {
        return await Promise.all(workers.map((worker, thread) => answerOf(worker, tasks[thread])));
      } catch (error) {
        await close();
        throw error;
      }
    },
  };
}

/** Keeps the last memory for the next task: fresh pages cost more than the copy into them. */
function keepMemory(): GraphCrew['reserve'] {
  let pages = 0;
  let memory = createMemory(pages);
  return (layout) => {
    if (layout.pages() > pages) {
      pages = layout.pages();
      memory = createMemory(pages);
    }
    return memory;
  };
}

function answerOf(worker: Worker, task: GraphTask | undefined): Promise<GraphTaskDone> {
  return new Promise((resolve, reject) => {
    const settle = () => worker.off('message', answered).off('error', failed).off('exit', ended);
    const answered = (answer: GraphTaskDone) => {
      settle();
      resolve(answer);
    };
    const failed = (error: Error) => {
      settle();
      reject(error);
    };
    const ended = () => {
      failed(new Error('a thread of the graph team ended early'));
    };
    worker.on('message', answered).on('error', failed).on('exit', ended);
    worker.postMessage(task);
  });
}
