// Reads CSV (RFC 4180) from pieces of text, keeping the line each record starts on.

export interface CsvRecord {
  /** 1 for the first line of the file. */
  line: number;
  fields: string[];
}

export interface CsvReader {
  /** Records that are whole after this piece. */
  push(piece: string): CsvRecord[];
  /** The last record, when the file does not end with a line break. */
  end(): CsvRecord[];
}

/** A quotation mark that is never closed would otherwise swallow the file. */
const longestRecord = 1 << 20;

/** Blank lines are no records. A quoted field may hold separators, line breaks and doubled quotation marks. */
export function createCsvReader(separator: string): CsvReader {
  let rest = '';
  let line = 1;

  function takeFrom(text: string, last: boolean): CsvRecord[] {
    const records: CsvRecord[] = [];
    const quotes = quotesOf(text);
    let at = 0;
    while (at < text.length) {
      const end = recordEnd(text, at, separator, quotes, last);
      if (end === undefined) break;
      const record = withoutBreak(text.slice(at, end));
      if (record !== '') records.push({ line, fields: fieldsOf(record, separator) });
      line += breaksIn(text, at, end);
      at = end;
    }
    rest = text.slice(at);
    return records;
  }

  return {
    push: (piece) => takeFrom(rest + piece, false),
    end: () => takeFrom(rest, true),
  };
}

/** Where the next record begins; nothing while this one is not whole. */
function recordEnd(
  text: string,
  from: number,
  separator: string,
  quoteFrom: (at: number) => number,
  last: boolean,
): number | undefined {
  let search = from;
  for (;;) {
    const lineBreak = text.indexOf('\n', search);
    const quote = quoteFrom(search);
    if (lineBreak !== -1 && (quote === -1 || quote > lineBreak)) return lineBreak + 1;
    if (quote === -1) break;
    // Only at the start of a field does a quotation mark open anything.
    const opens = quote === from || text[quote - 1] === separator;
    const closing = opens ? closingQuote(text, quote + 1) : quote;
    if (closing === text.length) break;
    search = closing + 1;
  }
  return last || text.length - from > longestRecord ? text.length : undefined;
}

/** The next quotation mark from a place on, for places that only advance: a text without any is searched once. */
function quotesOf(text: string): (at: number) => number {
  let next = text.indexOf('"');
  return (at) => {
    if (next !== -1 && next < at) next = text.indexOf('"', at);
    return next;
  };
}

function withoutBreak(record: string): string {
  if (record.endsWith('\r\n')) return record.slice(0, -2);
  return record.endsWith('\n') ? record.slice(0, -1) : record;
}

function breaksIn(text: string, from: number, to: number): number {
  let breaks = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) breaks++;
  return breaks;
}

function fieldsOf(record: string, separator: string): string[] {
  if (!record.includes('"')) return record.split(separator);
  const fields: string[] = [];
  let at = 0;
  while (at <= record.length) {
    const end = fieldEnd(record, at, separator);
    fields.push(unquoted(record.slice(at, end)));
    at = end + separator.length;
  }
  return fields;
}

function fieldEnd(record: string, from: number, separator: string): number {
  const after = record[from] === '"' ? closingQuote(record, from + 1) : from;
  const end = record.indexOf(separator, after);
  return end === -1 ? record.length : end;
}

/** Where a quoted field ends, doubled quotation marks being part of it; the end of the text when it never does. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at === -1 ? text.length : at;
}

function unquoted(field: string): string {
  if (!field.startsWith('"')) return field;
  return field.slice(1, field.endsWith('"') ? -1 : undefined).replaceAll('""', '"');
}

/** The separator a header uses most: comma, semicolon or tab. */
export function separatorOf(header: string): string {
  const count = (mark: string) => header.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
