// Says what became of each event of a delivery.
import { problem, type Problem } from '../../core/errors.ts';
import type { ExaminedDelivery } from './examine-delivery.ts';

export type Answer = { status: 202; body: string } | { status: 400; body: Problem };

const accepted = '{"status":"accepted"}';

/**
 * 202 with a result for each event; 400 when not one could be read (all are kept in quarantine even so). A held source
 * is acknowledged: its events were not found wanting, and sending them again would not help.
 */
export function answerTo(delivery: ExaminedDelivery): Answer {
  const { faults, held, dropped, count } = delivery;
  if (!held && count > 0 && faults.length === count) return { status: 400, body: unreadable(delivery) };
  const results = new Array<string>(count).fill(accepted);
  for (const { index, fault } of faults) {
    results[index] = JSON.stringify({ status: 'quarantined', ...fault });
  }
  const counts = `"accepted":${count - faults.length},"quarantined":${faults.length},"droppedFields":${dropped}`;
  return { status: 202, body: `{${counts},"results":[${results.join()}]}` };
}

function unreadable({ single, faults }: ExaminedDelivery): Problem {
  const errors = faults.map(({ index, fault }) => ({ index, ...fault }));
  const [first] = errors;
  const code = single && first !== undefined ? first.code : 'no-readable-event';
  const detail = single && first !== undefined ? first.detail : 'None of the events could be read.';
  const body = problem(400, code, 'Event cannot be read', `${detail} It is kept in quarantine.`);
  return { ...body, errors };
}
