// `tablee import` of a CSV file, timed as its user would: from the command to the prompt, everything stored.
import { createWriteStream, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { newPlace, tablee } from './processes.ts';

export interface ImportFigures {
  rows: number;
  rowsPerSecond: number;
}

const mapping = `
source: /history
tenant: bench:history
events:
  - id: id
    time: { at: ts, as: unix-seconds }
    verb: post
    actor: { id: who }
    community: { id: room }
`;

export async function measureImport(rows: number): Promise<ImportFigures> {
  const place = newPlace();
  const csv = join(place.folder, 'history.csv');
  const yaml = join(place.folder, 'history.yaml');
  writeFileSync(yaml, mapping);
  const file = createWriteStream(csv);
  file.write('id,ts,room,who\n');
  for (let n = 0; n < rows; n++)
    file.write(`${n},${1_760_000_000 + n * 5},room-${n % 200},person-${n % 5_003}\n`);
  file.end();
  await once(file, 'close');
  try {
    const started = performance.now();
    tablee(place, 'import', csv, '--mapping', yaml);
    return { rows, rowsPerSecond: rows / ((performance.now() - started) / 1_000) };
  } finally {
    place.remove();
  }
}
