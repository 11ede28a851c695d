// Opens whatever is to be imported: an export of a tool, or a table read by a mapping.
import { readMapping } from '../mapping/read-mapping.ts';
import { openExport, type ExportKind } from './exports/export.ts';
import { importIdOf } from './file-identity.ts';
import { formatOf, openRows, type FileFormat } from './mapped-rows.ts';
import { readText } from './read-text.ts';
import type { Row } from './row.ts';

export interface OpenFileOptions {
  /** Found from what is inside when absent. */
  kind?: ExportKind;
  /** Of a table; found from the file's name when absent. */
  format?: FileFormat;
  /** Path of a YAML mapping; exports, and lines that are CloudEvents already, go without. */
  mapping?: string;
  /** The feed's name in the ledger; the mapping's or the export's `source` when absent. */
  source?: string;
}

export interface OpenedFile {
  source: string;
  /** Tells things as they are now, not as they were told when they happened: see the feeder. */
  retold: boolean;
  /** Under which an interrupted import is taken up again. */
  importId: string;
  blocks: AsyncIterable<Row[]>;
  /** Bytes read so far, as they lie on disk. */
  bytesRead(): number;
  bytesTotal: number;
  close(): Promise<void>;
}

/** @throws OperatorError with all faults of mapping and header, or why it is no export, before a row is read. */
export async function openFile(path: string, options: OpenFileOptions): Promise<OpenedFile> {
  const exported = options.mapping === undefined ? await openExport(path, options.kind) : undefined;
  if (exported === undefined) return openTable(path, options);
  const { archive } = exported;
  return {
    source: options.source ?? exported.source,
    retold: true,
    importId: await importIdOf(path, 'export'),
    blocks: exported.rows(),
    bytesRead: () => archive.bytesRead(),
    bytesTotal: archive.bytesTotal,
    close: () => archive.close(),
  };
}

async function openTable(path: string, options: OpenFileOptions): Promise<OpenedFile> {
  const given = options.mapping === undefined ? undefined : await readMapping(options.mapping);
  const text = await readText(path);
  return {
    source: options.source ?? given?.mapping.source ?? '/import',
    retold: false,
    blocks: await openRows(path, text, options.format ?? formatOf(path), given),
    importId: await importIdOf(path, given?.text ?? ''),
    bytesRead: () => text.bytesRead(),
    bytesTotal: text.bytesTotal,
    close: () => Promise.resolve(),
  };
}
