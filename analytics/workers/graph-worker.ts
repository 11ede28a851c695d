// Thread entry of a graph team: a task in, an answer out.
import { parentPort } from 'node:worker_threads';
import { perform, type GraphTask } from './graph-tasks.ts';

parentPort?.on('message', (task: GraphTask) => {
  parentPort?.postMessage(perform(task));
});
