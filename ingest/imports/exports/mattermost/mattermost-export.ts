// A Mattermost server's bulk export: lines of JSON, teams and channels first, then people, then posts with replies.
import type { Archive, ArchiveEntry } from '../../archives/archive.ts';
import { readLines } from '../../read-records.ts';
import type { Row } from '../../row.ts';
import type { Export } from '../export.ts';
import { lineAddresses } from './addresses.ts';
import { createLineReader } from './read-line.ts';

export async function openMattermostExport(archive: Archive): Promise<Export | undefined> {
  const path = await findExport(archive);
  if (path === undefined) return undefined;
  const lines = () => linesOf(archive, path);
  return {
    source: '/mattermost',
    rows: () => rowsOf(lines()),
    accountAddresses: async function* () {
      for await (const block of lines()) for (const { value } of block) yield* lineAddresses(value);
    },
  };
}

/** A file alone may have any name; its first line says what it is. */
async function findExport(archive: Archive): Promise<string | undefined> {
  const candidates = archive.paths.filter((path) => archive.paths.length === 1 || path.endsWith('.jsonl'));
  for await (const entry of archive.entries((path) => candidates.includes(path))) {
    const first = await firstLine(entry);
    if (/^\s*\{\s*"type"\s*:\s*"version"/.test(first)) return entry.path;
  }
  return undefined;
}

async function firstLine({ text }: ArchiveEntry): Promise<string> {
  for await (const piece of text) return piece.slice(0, 200);
  return '';
}

interface Line {
  place: string;
  line: number;
  /** Nothing when it is not JSON. */
  value: unknown;
}

async function* linesOf(archive: Archive, path: string): AsyncGenerator<Line[]> {
  for await (const { place, text } of archive.entries((one) => one === path)) {
    for await (const block of readLines(text)) {
      yield block.map(({ line, text: json }) => ({ place, line, value: parsed(json) }));
    }
  }
}

async function* rowsOf(lines: AsyncIterable<Line[]>): AsyncGenerator<Row[]> {
  const read = createLineReader();
  for await (const block of lines) {
    yield block.flatMap(({ place, line, value }) => read(value).map((told) => ({ place, line, told })));
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
