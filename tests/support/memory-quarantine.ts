// Lets a store in memory answer what waits in quarantine, as the queries over arrivals and decisions do.
import { sealedPage } from '../../store/queries/sealed-quarantine.ts';
import type { MemoryStore, StoredRow } from './memory-store.ts';

/** Arrivals with what was decided about each, oldest first. */
function arrivals(store: MemoryStore) {
  return store
    .rows('tablee.quarantine')
    .map((row) => ({ row, decision: decisionOn(row, store) }))
    .map(({ row, decision }) => {
      const retried = decision?.['decision'] === 'waiting' ? decision : row;
      return {
        id: row['id'],
        day: row['day'],
        seq: Number(row['seq']),
        received_ms: Number(row['received']),
        source: row['source'],
        origin: row['origin'],
        arrived_as: row['code'],
        code: retried['code'],
        detail: retried['detail'],
        pointer: retried['pointer'],
        sealed: row['sealed'],
        decision: decision?.['decision'] ?? 'waiting',
      };
    })
    .sort((a, b) => a.received_ms - b.received_ms || a.seq - b.seq);
}

function decisionOn(row: StoredRow, store: MemoryStore): StoredRow | undefined {
  return store
    .rows('tablee.quarantine_decisions')
    .find((made) => made['id'] === row['id'] && made['day'] === row['day'] && made['seq'] === row['seq']);
}

export function waitingIn(store: MemoryStore) {
  return arrivals(store).filter(({ decision }) => decision === 'waiting');
}

export function answerQuarantine(store: MemoryStore): void {
  store.answers.set('sealed-quarantine', (params) => {
    const { ids, source, code, origin, since, after_received, after_seq } = params as {
      ids: string[];
      source: string;
      code: string;
      origin: string;
      since: number;
      after_received: number;
      after_seq: number;
    };
    return waitingIn(store)
      .filter((row) => ids.length === 0 || ids.includes(String(row.id)))
      .filter((row) => source === '' || row.source === source)
      .filter((row) => code === '' || row.code === code)
      .filter((row) => origin === '' || row.origin === origin)
      .filter(({ received_ms }) => received_ms >= since)
      .filter(
        ({ received_ms, seq }) =>
          received_ms > after_received || (received_ms === after_received && seq > after_seq),
      )
      .slice(0, sealedPage);
  });
}
