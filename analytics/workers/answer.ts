// Which computation answers which message, with or without a thread around it.
import { measureBrokerage } from '../influence/measure-brokerage.ts';
import { describeWhole } from '../silos/describe-silos.ts';
import type { WorkerMessage, WorkerReply } from './messages.ts';
import { createMover } from './moves-in-kernel.ts';
import { scoreScope } from './score-scope.ts';

export function answer(message: WorkerMessage): WorkerReply {
  switch (message.kind) {
    case 'score-scopes':
      return { kind: message.kind, scopes: message.scopes.map(scoreScope) };
    case 'describe-silos': {
      const { graph, departments, names } = message.whole;
      return { kind: message.kind, silos: describeWhole(graph, departments, names, { move: createMover() }) };
    }
    case 'measure-brokerage':
      return { kind: message.kind, brokerage: measureBrokerage(message.graph) };
  }
}
