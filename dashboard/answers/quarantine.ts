// What waits in quarantine, chosen by what the address says, and what one may choose by.
import { Type, type Static } from 'typebox';
import { quarantineCodes } from '../../core/outcome.ts';
import {
  choiceOf,
  quarantineFrom,
  type QuarantineSelection,
} from '../../store/queries/quarantine-arrivals.ts';
import { quarantineTally } from '../../store/queries/quarantine-tally.ts';
import { quarantinedEvents } from '../../store/queries/quarantined-events.ts';
import type { Asking } from './asking.ts';

const Quarantined = Type.Object({
  id: Type.String(),
  received: Type.Integer(),
  source: Type.String(),
  origin: Type.String(),
  code: Type.String(),
  detail: Type.String(),
  pointer: Type.String(),
});

export const QuarantineAnswer = Type.Object({
  /** All that wait. */
  waiting: Type.Integer(),
  /** Those the choice leaves. */
  chosen: Type.Integer(),
  choice: Type.Object({ source: Type.String(), code: Type.String(), origin: Type.String() }),
  /** By what one may choose. */
  sources: Type.Array(Type.String()),
  codes: Type.Array(Type.String()),
  origins: Type.Array(Type.String()),
  /** The newest hundred of those chosen. */
  events: Type.Array(Quarantined),
});
export type QuarantineAnswer = Static<typeof QuarantineAnswer>;

/** A reason this release does not know chooses nothing. */
export function readSelection(query: URLSearchParams): QuarantineSelection {
  const source = query.get('source');
  const code = quarantineCodes.find((known) => known === query.get('code'));
  const origin = query.get('origin');
  return {
    ...(source ? { source } : {}),
    ...(code === undefined ? {} : { code }),
    ...(origin ? { origin } : {}),
  };
}

export async function answerQuarantine(
  { store, today }: Asking,
  selection: QuarantineSelection,
): Promise<QuarantineAnswer> {
  const [tally, events] = await Promise.all([
    store.query(quarantineTally, { from: quarantineFrom(today) }),
    store.query(quarantinedEvents, choiceOf(selection, today)),
  ]);
  const { source = '', code = '', origin = '' } = selection;
  const chosen = tally.filter(
    (row) =>
      (source === '' || row.source === source) &&
      (code === '' || row.code === code) &&
      (origin === '' || row.origin === origin),
  );
  const count = (rows: typeof tally) => rows.reduce((sum, { n }) => sum + n, 0);
  const values = (field: 'source' | 'code' | 'origin') => [...new Set(tally.map((row) => row[field]))].sort();
  return {
    waiting: count(tally),
    chosen: count(chosen),
    choice: { source, code, origin },
    sources: values('source'),
    codes: values('code'),
    origins: values('origin'),
    events: events.map(({ received_ms, ...row }) => ({ ...row, received: received_ms })),
  };
}
