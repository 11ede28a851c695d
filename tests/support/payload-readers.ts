// Which source reads which folder of collected payloads, and what becomes of everything a file tells.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { join, relative } from 'node:path';
import { packageRoot } from '../../core/package-root.ts';
import type { Telling } from '../../ingest/tools/tool.ts';
import { tools, type ToolKind } from '../../ingest/tools/tools.ts';
import { guarded, safeJson } from '../../ingest/tools/guarded-json.ts';
import { decodeBody } from '../../ingest/webhook/decode-body.ts';
import type { Row } from '../../ingest/imports/row.ts';
import { modeOf, readDelivery } from '../../ingest/webhook/delivery.ts';
import { noon, pipeline } from './ingest.ts';
import { rowsOf } from './told-rows.ts';

/** `accepted`, `not counted: REASON` or `refused: REASON`. */
export type Fate = string;

/** What becomes of everything a file tells; at least one thing. */
export type FileReader = (file: PayloadFile) => Fate[] | Promise<Fate[]>;

export interface PayloadFile {
  /** Within the collection, e.g. `jira/comment_created.json`. */
  name: string;
  bytes: Buffer;
}

/** Outside the repository; a clone without it has no such folder. */
export const collection = join(packageRoot, '../shared/data/payloads');

/** Every file below a folder, in order. */
export function filesBelow(folder: string): PayloadFile[] {
  return readdirSync(folder)
    .sort()
    .map((entry) => join(folder, entry))
    .flatMap((path) =>
      statSync(path).isDirectory()
        ? filesBelow(path)
        : [{ name: relative(collection, path), bytes: readFileSync(path) }],
    );
}

/** As the endpoint does: decoded, parsed, read by the tool of that kind, and its events taken through the pipeline. */
export function toolReader(
  kind: ToolKind,
  headersOf: (file: PayloadFile) => IncomingHttpHeaders = () => ({}),
  settings: Readonly<Record<string, string>> = {},
): FileReader {
  return async (file) => {
    const tool = tools[kind];
    if (tool === undefined) return [];
    const text = await decodeBody(file.bytes, undefined, 2 ** 24);
    if (typeof text !== 'string') return [`refused: ${text.code}`];
    const headers = { 'content-type': mediaTypeOf(text), ...headersOf(file) };
    const request = { headers, query: {}, body: Buffer.from(text) };
    const parsed = guarded(() => (tool.parse === undefined ? safeJson(text) : tool.parse(request)));
    if (parsed.kind === 'unreadable') return ['refused: malformed'];
    if (tool.greet?.(request, [], settings) !== undefined) return ['not counted: handshake'];
    return tool.read(parsed.payload, { name: kind, headers, received: noon, settings }, []).map(fateOf);
  };
}

/** Through a mapping that ships with Tablée. */
export function mappedReader(mapping: string): FileReader {
  return toolReader('mapped', undefined, { mapping: shippedMapping(mapping) });
}

export function shippedMapping(name: string): string {
  return readFileSync(join(packageRoot, 'ingest/mapping/shipped', `${name}.yaml`), 'utf8');
}

/** By a function that tells of a payload already opened. */
export function payloadReader(read: (payload: unknown) => Telling[]): FileReader {
  return ({ bytes }) => read(JSON.parse(bytes.toString())).map(fateOf);
}

/** Reads a whole export, and says of each of its files what its rows tell; those that only describe tell nothing. */
export function exportReader(path: string): FileReader {
  const rows = openedOnce(() => rowsOf(path));
  return async ({ name }) => {
    const fates = (await rows())
      .filter(({ place = '' }) => name.endsWith(place))
      .map(({ told }) => fateOf(told));
    return fates.length === 0 ? ['not counted: description of rooms and people'] : fates;
  };
}

function openedOnce<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | undefined;
  return () => (opened ??= open());
}

/** A file of one payload a line. */
export function linesReader(reader: FileReader): FileReader {
  return async ({ name, bytes }) => {
    const lines = bytes
      .toString()
      .split('\n')
      .filter((line) => line !== '');
    return (await Promise.all(lines.map(async (line) => reader({ name, bytes: Buffer.from(line) })))).flat();
  };
}

/** What `/v1/events` makes of it: a JSON text, or a whole HTTP message with its headers. */
export const cloudEventsReader: FileReader = ({ bytes }) => {
  const { headers, body } = messageIn(bytes.toString());
  const mode = modeOf(headers);
  if (typeof mode !== 'string') return [`refused: ${mode.code}`];
  const delivery = readDelivery(body, mode, headers, 10_000);
  if (delivery.kind === 'refused') return [`refused: ${delivery.code}`];
  return delivery.sent.map((sent) =>
    sent.kind === 'event' ? examined(sent.event) : 'refused: malformed-json',
  );
};

function messageIn(text: string): { headers: IncomingHttpHeaders; body: string } {
  if (!/^\s*(?:POST|PUT|HTTP)/.test(text))
    return { headers: { 'content-type': 'application/json' }, body: text };
  const [head = '', ...body] = text.trimStart().split('\n\n');
  const pairs = [...head.matchAll(/^([\w-]+): (.+)$/gm)].map(([, name = '', value]) => [
    name.toLowerCase(),
    value,
  ]);
  return { headers: Object.fromEntries(pairs) as IncomingHttpHeaders, body: body.join('\n\n') };
}

function mediaTypeOf(text: string): string {
  return /^\s*[[{"]/.test(text) ? 'application/json' : 'application/x-www-form-urlencoded';
}

function fateOf(telling: Telling | Row['told']): Fate {
  switch (telling.kind) {
    case 'event':
      return examined(telling.event);
    case 'not-counted':
      return `not counted: ${telling.reason}`;
    case 'fault':
      return `refused: ${telling.fault.code}`;
  }
}

export function examined(event: unknown): Fate {
  const outcome = pipeline.examine(event, {
    origin: 'webhook',
    source: '/collected',
    received: noon,
    mayClaim: () => true,
  });
  if (outcome.kind === 'accepted') return 'accepted';
  return `refused: ${outcome.kind === 'too-deep' ? 'too-deep' : outcome.fault.code}`;
}
