// Reads what an organisation declares: one CSV file for each kind, or one YAML file for all of it.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { LineCounter, parseDocument, type Document } from 'yaml';
import type { DeclaredOrganisation } from '../../core/declared.ts';
import { OperatorError } from '../../core/errors.ts';
import { declaredFaults, type DeclaredRow } from './check-declared.ts';
import { declaredKinds, type DeclaredKind } from './declared-columns.ts';
import { refuseFaults, type FileFault } from './faults.ts';
import { readCsv } from './read-records.ts';
import { readText } from './read-text.ts';

type Kind = keyof DeclaredOrganisation;

const kinds = Object.keys(declaredKinds) as Kind[];

/** Reads one kind from CSV. @throws OperatorError `FILE_FAULTS` with every fault and its line. */
export async function readDeclaredCsv<K extends Kind>(
  path: string,
  kind: K,
): Promise<DeclaredOrganisation[K]> {
  const declared = declaredKinds[kind];
  const { header, blocks } = await readCsv(path, await readText(path));
  refuseFaults(path, headerFaults(header, declared));
  const rows: DeclaredRow[] = [];
  const faults: FileFault[] = [];
  for await (const block of blocks) {
    for (const { line, fields } of block) {
      if (fields.length === header.length) rows.push({ line, value: valueOf(fields, header, declared) });
      else faults.push({ line, detail: `expected ${header.length} columns and found ${fields.length}` });
    }
  }
  refuseFaults(path, [...faults, ...declaredFaults(rows, declared)]);
  return rows.map(({ value }) => value) as unknown as DeclaredOrganisation[K];
}

/** Reads a registry: YAML with any of the kinds, or CSV of the kind its name begins with (`communities.csv`). */
export async function readRegistry(path: string): Promise<Partial<DeclaredOrganisation>> {
  if (/\.ya?ml$/i.test(path)) return readDeclaredYaml(path);
  const kind = kinds.find((name) => basename(path).toLowerCase().startsWith(name));
  if (kind !== undefined) return { [kind]: await readDeclaredCsv(path, kind) };
  const message = `${path}: name it after what it declares: ${kinds.map((name) => `${name}.csv`).join(', ')}, or give a YAML file.`;
  throw new OperatorError(message, { code: 'FILE_KIND' });
}

function headerFaults(header: readonly string[], { columns }: DeclaredKind): FileFault[] {
  const missing = columns.filter(({ column, required }) => required === true && !header.includes(column));
  const unknown = header.filter((name) => !columns.some(({ column }) => column === name));
  const twice = header.filter((name, index) => header.indexOf(name) !== index);
  const names = columns.map(({ column }) => column).join(', ');
  return [
    ...missing.map(({ column }) => ({ line: 1, detail: `column "${column}" is missing` })),
    ...unknown.map((name) => ({ line: 1, detail: `column "${name}" is not one of ${names}` })),
    ...twice.map((name) => ({ line: 1, detail: `column "${name}" appears twice` })),
  ];
}

/** Columns the file does not have read as empty. */
function valueOf(fields: readonly string[], header: readonly string[], { columns }: DeclaredKind) {
  const value: Record<string, unknown> = {};
  for (const { column, field, read } of columns) {
    const found = read((fields[header.indexOf(column)] ?? '').trim());
    if (found !== undefined) value[field] = found;
  }
  return value;
}

async function readDeclaredYaml(path: string): Promise<Partial<DeclaredOrganisation>> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new OperatorError(`${path} cannot be read.`, { code: 'FILE_UNREADABLE', cause });
  });
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  refuseFaults(
    path,
    document.errors.map(({ pos: [at], message }) => ({
      line: lines.linePos(at).line,
      detail: message.split('\n')[0] ?? '',
    })),
  );
  const content: unknown = document.toJS();
  const declared =
    typeof content === 'object' && content !== null ? (content as Record<string, unknown>) : {};
  const faults: FileFault[] = Object.keys(declared)
    .filter((name) => !kinds.includes(name as Kind))
    .map((name) => ({
      line: lineOf(document, [name], lines),
      detail: `${name} is not one of ${kinds.join(', ')}`,
    }));
  const read: Partial<Record<Kind, unknown>> = {};
  for (const kind of kinds) {
    const listed: unknown = declared[kind] ?? [];
    if (!Array.isArray(listed)) {
      faults.push({ line: lineOf(document, [kind], lines), detail: `${kind} must be a list` });
      continue;
    }
    const rows = rowsOf(listed, kind, document, lines);
    faults.push(...declaredFaults(rows, declaredKinds[kind]));
    if (kind in declared) read[kind] = rows.map(({ value }) => value);
  }
  refuseFaults(path, faults);
  return read as Partial<DeclaredOrganisation>;
}

/** Fields left out read as an empty column would. */
function rowsOf(
  listed: readonly unknown[],
  kind: Kind,
  document: Document,
  lines: LineCounter,
): DeclaredRow[] {
  const empty = declaredKinds[kind].columns.flatMap(({ field, read, required }) => {
    const value = required === true ? undefined : read('');
    return value === undefined ? [] : [[field, value] as const];
  });
  return listed.map((given, index) => ({
    line: lineOf(document, [kind, index], lines),
    value: { ...Object.fromEntries(empty), ...(given as object) },
  }));
}

function lineOf(document: Document, path: readonly (string | number)[], lines: LineCounter): number {
  const range = (document.getIn(path, true) as { range?: [number, number, number] } | undefined)?.range;
  return range === undefined ? 1 : lines.linePos(range[0]).line;
}
