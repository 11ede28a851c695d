// The records of a JSON file of any size, one at a time: the elements of its list, or of the lists in its object.
import { OperatorError } from '../../core/errors.ts';
import type { Fault } from '../../core/outcome.ts';

export type JsonRecord = {
  /** Where it begins; 1 for the first. */
  line: number;
  /** Name of the list in an object of lists; empty in a plain list. */
  list: string;
} & ({ kind: 'record'; value: unknown } | { kind: 'fault'; fault: Fault });

/** Longer than any record of an export: what is longer is no list of records. */
const longestRecord = 64 * 2 ** 20;

/**
 * Yields the records of each piece together. A record that is no JSON, or a file that ends early, is a fault among
 * them. @throws OperatorError `FILE_UNREADABLE` for a record that does not end.
 */
export async function* readJsonRecords(
  place: string,
  text: AsyncIterable<string>,
): AsyncGenerator<JsonRecord[]> {
  const scanner = createScanner();
  for await (const piece of text) {
    yield scanner.push(piece);
    if (scanner.pending() > longestRecord) throw endless(place);
  }
  yield scanner.end();
}

interface Scanner {
  push(piece: string): JsonRecord[];
  /** Characters of the record begun. */
  pending(): number;
  end(): JsonRecord[];
}

const code = (character: string) => character.charCodeAt(0);
const [quote, backslash, comma, newline] = [code('"'), code('\\'), code(','), code('\n')];
const opening: ReadonlySet<number> = new Set([code('['), code('{')]);
const closing: ReadonlySet<number> = new Set([code(']'), code('}')]);
const blank: ReadonlySet<number> = new Set([code(' '), code('\t'), code('\r'), newline]);
/** A byte order mark, as some editors leave one. */
const mark = 0xfeff;

/** Follows strings and brackets only; what lies between them is for `JSON.parse`. */
function createScanner(): Scanner {
  let buffer = '';
  let at = 0;
  let line = 1;
  let depth = 0;
  /** How deep records lie: 1 in a list, 2 in an object of lists; 0 before the file has begun. */
  let recordDepth = 0;
  let inString = false;
  /** Where the record, or the name of a list, begins in `buffer`; -1 outside. */
  let start = -1;
  let startLine = 1;
  let list = '';
  /** Depth 2 is within a list, not within some other value of the object. */
  let inList = false;
  let misshapen = false;
  let found: JsonRecord[] = [];

  function begin(): void {
    start = at;
    startLine = line;
  }

  function emit(end: number): void {
    found.push({ line: startLine, list, ...parsed(buffer.slice(start, end)) });
    start = -1;
  }

  function string(): void {
    if (buffer.charCodeAt(at) === backslash) at += 1;
    else if (buffer.charCodeAt(at) === quote) {
      inString = false;
      if (recordDepth === 2 && depth === 1 && start >= 0) nameList();
    }
  }

  function nameList(): void {
    const name = parsed(buffer.slice(start, at + 1));
    list = name.kind === 'record' ? String(name.value) : '';
    start = -1;
  }

  const awaitsRecord = () => start < 0 && depth === recordDepth && (recordDepth === 1 || inList);

  function open(character: number): void {
    if (depth === 0) recordDepth = character === code('[') ? 1 : 2;
    else if (awaitsRecord()) begin();
    if (depth === 1 && recordDepth === 2) inList = character === code('[');
    depth += 1;
  }

  function close(): void {
    if (start >= 0 && depth === recordDepth) emit(at);
    depth -= 1;
    if (start >= 0 && depth === recordDepth) emit(at + 1);
    if (depth === 1 && recordDepth === 2) inList = false;
  }

  function step(character: number): void {
    if (character === newline) line += 1;
    if (blank.has(character) || character === mark) return;
    if (opening.has(character)) open(character);
    else if (closing.has(character)) close();
    else if (depth === 0) misshapen = true;
    else if (character === comma && depth === recordDepth && start >= 0) emit(at);
    else if (character === quote) {
      inString = true;
      if (awaitsRecord() || (recordDepth === 2 && depth === 1)) begin();
    } else if (awaitsRecord() && character !== comma) begin();
  }

  return {
    push(piece) {
      buffer += piece;
      for (; at < buffer.length && !misshapen; at++) {
        if (inString) string();
        else step(buffer.charCodeAt(at));
      }
      const done = start >= 0 ? start : Math.min(at, buffer.length);
      buffer = buffer.slice(done);
      at -= done;
      if (start >= 0) start = 0;
      const records = found;
      found = [];
      return records;
    },
    pending: () => buffer.length,
    end() {
      if (misshapen || recordDepth === 0) return [fault(line, 'neither a list nor an object of lists')];
      return depth > 0 || inString ? [fault(line, 'the file ends early')] : [];
    },
  };
}

function parsed(text: string): { kind: 'record'; value: unknown } | { kind: 'fault'; fault: Fault } {
  try {
    return { kind: 'record', value: JSON.parse(text) };
  } catch {
    return { kind: 'fault', fault: { code: 'malformed-json', detail: 'not valid JSON' } };
  }
}

function fault(line: number, detail: string): JsonRecord {
  return { line, list: '', kind: 'fault', fault: { code: 'malformed-json', detail } };
}

function endless(place: string): OperatorError {
  return new OperatorError(`${place} holds a record that does not end.`, { code: 'FILE_UNREADABLE' });
}
