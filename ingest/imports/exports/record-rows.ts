// The rows of a JSON file inside an export: each record tells something, and stands on a line.
import type { Telling } from '../../tools/tool.ts';
import type { ArchiveEntry } from '../archives/archive.ts';
import { readJsonRecords } from '../json-records.ts';
import type { Row } from '../row.ts';

/** `read` is given each record with the name of its list. */
export async function* recordRows(
  { place, text }: ArchiveEntry,
  read: (record: unknown, list: string) => Telling[],
): AsyncGenerator<Row[]> {
  for await (const records of readJsonRecords(place, text)) {
    yield records.flatMap((record) => {
      const tellings = record.kind === 'fault' ? [record] : read(record.value, record.list);
      return tellings.map((told) => ({ place, line: record.line, told }));
    });
  }
}
