// Where a value stands: a JSON pointer in a payload, or a column of a file.

/** Begins with `/` (RFC 6901; `*` stands for every item of a list) or is the name of a column. */
export type Address =
  { kind: 'pointer'; written: string; tokens: readonly string[] } | { kind: 'column'; name: string };

/** Literal text and addresses in turn, as they stand in `post:{/channel}:{/ts}`. */
export type TextPart = string | Address;

export type Parsed<T> = { kind: 'parsed'; value: T } | { kind: 'faulty'; detail: string };

/** Stands in a pointer for each item of a list. */
export const everyItem = '*';

/** The empty text is the whole payload. */
export function parseAddress(written: string): Parsed<Address> {
  if (written !== '' && !written.startsWith('/')) {
    return { kind: 'parsed', value: { kind: 'column', name: written } };
  }
  if (/~(?![01])/.test(written)) {
    return {
      kind: 'faulty',
      detail: `${written} is no JSON pointer: write ~ as ~0, and a / inside a name as ~1`,
    };
  }
  const tokens = written.split('/').slice(1).map(unescaped);
  return { kind: 'parsed', value: { kind: 'pointer', written, tokens } };
}

/** A text with braces is put together of what they hold; any other is one address. */
export function parseText(text: string): Parsed<TextPart[]> {
  if (!/[{}]/.test(text)) {
    const address = parseAddress(text);
    return address.kind === 'faulty' ? address : { kind: 'parsed', value: [address.value] };
  }
  return parseComposed(text);
}

/** Text in which only braces hold addresses: without any it is a constant. */
export function parseComposed(text: string): Parsed<TextPart[]> {
  const parts: TextPart[] = [];
  for (const piece of text.split(/(\{[^{}]*\})/)) {
    const held = /^\{(.*)\}$/s.exec(piece)?.[1];
    if (held === undefined) {
      if (/[{}]/.test(piece)) return { kind: 'faulty', detail: `a brace in "${text}" has no partner` };
      if (piece !== '') parts.push(piece);
      continue;
    }
    const address = parseAddress(held);
    if (address.kind === 'faulty') return address;
    parts.push(address.value);
  }
  return { kind: 'parsed', value: parts };
}

/** As it is written; a column as the pointer that would name it in an object. */
export function pointerOf(address: Address): string {
  if (address.kind === 'pointer') return address.written;
  return `/${address.name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function unescaped(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** What was parsed, of a mapping that was checked before. @throws TypeError when it was not. */
export function trusted<T>(parsed: Parsed<T>): T {
  if (parsed.kind === 'faulty') throw new TypeError(parsed.detail);
  return parsed.value;
}
