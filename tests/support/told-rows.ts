// What the rows of an export or the payloads of a tool tell, short enough to check by eye.
import type { InteractionEvent } from '../../core/event.ts';
import { openExport, type ExportKind } from '../../ingest/imports/exports/export.ts';
import type { Row } from '../../ingest/imports/row.ts';

/** Every row, its place without the archive's own path. */
export async function rowsOf(path: string, kind?: ExportKind): Promise<Row[]> {
  const opened = await openExport(path, kind);
  if (opened === undefined) throw new Error(`${path} is no export`);
  const rows: Row[] = [];
  try {
    for await (const block of opened.rows())
      for (const row of block) rows.push({ ...row, place: (row.place ?? path).slice(path.length + 1) });
  } finally {
    await opened.archive.close();
  }
  return rows;
}

export const brief = ({ place = '', line, told }: Row) => `${place}:${line} ${briefly(told)}`;

/** `bot` before the verb when a machine did it; then who, and whom it names. */
export function briefly(told: Row['told']): string {
  if (told.kind === 'not-counted') return told.reason;
  if (told.kind === 'fault') return `${told.fault.code} ${told.fault.pointer ?? ''}`.trimEnd();
  const { id, data } = told.event as InteractionEvent;
  const named = (data.targets ?? []).map((target) => `${target.reason} ${target.id}`);
  const verb = data.actor.bot === true ? `bot ${data.verb}` : data.verb;
  return [`${id} · ${verb} by ${data.actor.id}`, ...named].join(', ');
}

/** The verb, and why it names people; or the reason it does not count. */
export function inShort(told: Row['told']): string {
  if (told.kind === 'not-counted') return told.reason;
  if (told.kind === 'fault') return told.fault.code;
  const { data } = told.event as InteractionEvent;
  const verb = data.actor.bot === true ? `bot ${data.verb}` : data.verb;
  return [verb, ...(data.targets ?? []).map(({ reason }) => reason)].join(' + ');
}
