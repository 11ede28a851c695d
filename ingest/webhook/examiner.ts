// Thread entry: examines deliveries with a pipeline of its own; the entry's bytes are handed back, not copied.
import { move, transferableSymbol, valueSymbol, workerData } from 'piscina';
import { keysGiven, type DerivedKeys } from '../../core/keys.ts';
import { createPseudonyms } from '../../core/pseudonyms.ts';
import { createSealer } from '../../core/sealing.ts';
import { createCalendar } from '../../core/windows.ts';
import { encoded } from '../inbox/entry-codec.ts';
import { createPipeline } from '../pipeline/pipeline.ts';
import { examineWith, type ProvedDelivery } from './examine-delivery.ts';
import { asBuffer, ownMemory } from './own-memory.ts';

/** What a pipeline is made of, as far as threads can be told. */
export interface ExaminerSettings {
  keys: DerivedKeys;
  timezone: string;
  retentionMonths: number | undefined;
}

const examine = examineWith(pipelineOf(workerData as ExaminerSettings));

function pipelineOf({ keys: derived, timezone, retentionMonths }: ExaminerSettings) {
  const keys = keysGiven(derived);
  return createPipeline({
    pseudonyms: createPseudonyms(keys),
    sealer: createSealer(keys),
    calendar: createCalendar(timezone),
    retentionMonths,
  });
}

export default async function work(delivery: ProvedDelivery): Promise<unknown> {
  const examined = await examine({ ...delivery, body: asBuffer(delivery.body) });
  if (examined.kind === 'refused') return examined;
  const entry = encoded(examined.entry);
  const bytes = ownMemory(entry.bytes);
  const value = { ...examined, entry: { ...entry, bytes } };
  return move({ [transferableSymbol]: [bytes.buffer], [valueSymbol]: value });
}
