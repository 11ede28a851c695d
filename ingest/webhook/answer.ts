// Says what became of each event of a delivery.
import { problem, type Problem } from '../../core/errors.ts';
import type { Received } from './receive.ts';

export type Answer = { status: 202; body: string } | { status: 400; body: Problem };

const accepted = '{"status":"accepted"}';

/**
 * 202 with a result for each event; 400 when not one could be read (all are kept in quarantine even so). A held source
 * is acknowledged: its events were not found wanting, and sending them again would not help.
 */
export function answerTo({ single, faults, held, dropped }: Received): Answer {
  const quarantined = faults.filter((fault) => fault !== undefined).length;
  if (!held && quarantined > 0 && quarantined === faults.length)
    return { status: 400, body: unreadable(single, faults) };
  const results = faults.map((fault) =>
    fault === undefined ? accepted : JSON.stringify({ status: 'quarantined', ...fault }),
  );
  const counts = `"accepted":${faults.length - quarantined},"quarantined":${quarantined},"droppedFields":${dropped}`;
  return { status: 202, body: `{${counts},"results":[${results.join()}]}` };
}

function unreadable(single: boolean, faults: Received['faults']): Problem {
  const errors = faults.flatMap((fault, index) => (fault === undefined ? [] : [{ index, ...fault }]));
  const [first] = errors;
  const code = single && first !== undefined ? first.code : 'no-readable-event';
  const detail = single && first !== undefined ? first.detail : 'None of the events could be read.';
  const body = problem(400, code, 'Event cannot be read', `${detail} It is kept in quarantine.`);
  return { ...body, errors };
}
