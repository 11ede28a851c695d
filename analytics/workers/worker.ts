// Thread entry: a switch over messages; the answer's buffers are handed back, not copied.
import { move, transferableSymbol, valueSymbol } from 'piscina';
import { answer } from './answer.ts';
import { buffersIn, type WorkerMessage } from './messages.ts';

export default function work(message: WorkerMessage): unknown {
  const reply = answer(message);
  return move({ [transferableSymbol]: buffersIn(reply), [valueSymbol]: reply });
}
