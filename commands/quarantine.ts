// tablee quarantine …: what could not be read, why, and what to do with it.
import type { Command } from 'commander';
import type { Opening } from './opening.ts';
import Table from 'cli-table3';
import { OperatorError } from '../core/errors.ts';
import { quarantineCodes, type QuarantineCode } from '../core/outcome.ts';
import type { DeskOutcome, Replayed } from '../dashboard/source-desk.ts';
import { structureOf } from '../ingest/quarantine/structure.ts';
import type { House } from '../main.ts';
import { choiceOf, quarantineFrom, type QuarantineSelection } from '../store/queries/quarantine-arrivals.ts';
import { quarantinedEvent } from '../store/queries/quarantined-event.ts';
import { quarantinedEvents } from '../store/queries/quarantined-events.ts';
import { atConsole } from './admin-note.ts';
import { createDesk } from './desk.ts';
import { valueOf } from './desk-outcome.ts';
import { number, say } from './output.ts';

/** As given on the command line. */
export interface SelectionOptions {
  id?: string[];
  source?: string;
  code?: string;
  origin?: string;
  since?: string;
}

const today = ({ calendar, clock }: House) => calendar.dayOf(clock.now());

export async function listQuarantine(house: House, options: SelectionOptions): Promise<void> {
  const rows = await house.store.query(quarantinedEvents, choiceOf(selectionOf(options), today(house)));
  const table = new Table({
    head: ['id', 'received', 'source', 'origin', 'why', 'field', 'detail'],
    colWidths: [38, null, null, null, null, null, 40],
    wordWrap: true,
  });
  for (const { id, received_ms, source, origin, code, pointer, detail } of rows)
    table.push([id, new Date(received_ms).toISOString(), source, origin, code, pointer, detail]);
  say(rows.length === 0 ? 'Nothing waits in quarantine.' : table.toString());
}

/** Its reason and its structure, never its texts. */
export async function showQuarantined(house: House, id: string): Promise<void> {
  const [event] = await house.store.query(quarantinedEvent, {
    from: quarantineFrom(today(house)),
    id: idOf(id),
  });
  if (event === undefined)
    throw new OperatorError(`There is no event ${id} in quarantine.`, { code: 'QUARANTINE_UNKNOWN' });
  const {
    received_ms,
    source,
    origin,
    arrived_as,
    code,
    detail,
    pointer,
    decision,
    decided,
    decided_by,
    reason,
  } = event;
  say(`received   ${new Date(received_ms).toISOString()} from ${source} (${origin})`);
  say(`arrived as ${arrived_as}`);
  say(`why        ${code}: ${detail}${pointer === '' ? '' : ` at ${pointer}`}`);
  say(
    `state      ${decision}${decision === 'waiting' ? '' : ` on ${new Date(decided).toISOString()} by ${decided_by}`}`,
  );
  if (reason !== '') say(`           ${reason}`);
  if (event.sealed !== '') say(JSON.stringify(structureOf(opened(house, event.sealed)), undefined, 2));
}

function opened({ sealer }: House, sealed: string): unknown {
  const text = sealer.open(sealed);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export async function replayCommand(house: House, options: SelectionOptions): Promise<void> {
  await sayReplayed(house, createDesk(house).replay(selectionOf(options), atConsole));
}

export async function releaseCommand(house: House, name: string): Promise<void> {
  await sayReplayed(house, createDesk(house).release(name, atConsole));
}

/** Loads what was taken out before the house closes, unless a running server does. */
async function sayReplayed(
  { loader, inbox }: House,
  replaying: Promise<DeskOutcome<Replayed>>,
): Promise<void> {
  const loading = loader.run();
  const { replayed, waiting, full } = valueOf(await Promise.race([replaying, loading.then(() => replaying)]));
  await Promise.race([loader.drained(inbox.backlog().next), loading]);
  await loader.stop();
  say(`${number(replayed)} replayed, ${number(waiting)} still cannot be read`);
  if (full)
    throw new OperatorError('The inbox is full: the rest waits.', { code: 'INBOX_FULL', exitCode: 1 });
}

export async function discardCommand(
  house: House,
  { reason, ...options }: SelectionOptions & { reason: string },
): Promise<void> {
  const { discarded } = valueOf(await createDesk(house).discard(selectionOf(options), reason, atConsole));
  say(`${number(discarded)} discarded`);
}

/** @throws OperatorError `BAD_SELECTION`. */
function selectionOf({ id, source, code, origin, since }: SelectionOptions): QuarantineSelection {
  return {
    ...(id === undefined ? {} : { ids: id.map(idOf) }),
    ...(source === undefined ? {} : { source }),
    ...(code === undefined ? {} : { code: codeOf(code) }),
    ...(origin === undefined ? {} : { origin }),
    ...(since === undefined ? {} : { since: instantOf(since) }),
  };
}

function idOf(text: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) return text;
  throw badSelection(`"${text}" is not the id of an event in quarantine: take it from the list.`);
}

function codeOf(text: string): QuarantineCode {
  const code = quarantineCodes.find((known) => known === text);
  if (code !== undefined) return code;
  throw badSelection(`--code: "${text}" is not one of ${quarantineCodes.join(', ')}.`);
}

function instantOf(text: string): number {
  const instant = Date.parse(text);
  if (!Number.isNaN(instant)) return instant;
  throw badSelection(`--since: "${text}" is not a day or instant, e.g. 2026-11-23 or 2026-11-23T18:00Z.`);
}

function badSelection(message: string): OperatorError {
  return new OperatorError(message, { code: 'BAD_SELECTION' });
}

/** `tablee quarantine …`. */
export function addQuarantineCommands(program: Command, { withHouse }: Opening): void {
  const quarantine = program.command('quarantine').description('what could not be read, and why');
  for (const [name, about, work] of [
    ['list', 'the newest hundred that wait', listQuarantine],
    ['replay', 'reads them again; what can be read now is stored, the rest stays', replayCommand],
  ] as const) {
    selecting(quarantine.command(name).description(about)).action((options: SelectionOptions) =>
      withHouse((house) => work(house, options), { quiet: true }),
    );
  }
  quarantine
    .command('show')
    .description('its reason and its structure, never what it says')
    .argument('<id>')
    .action((id: string) => withHouse((house) => showQuarantined(house, id), { quiet: true }));
  selecting(quarantine.command('discard').description('gives them up; they are counted as erased'))
    .requiredOption('--reason <words>', 'why, for the log')
    .action((options: SelectionOptions & { reason: string }) =>
      withHouse((house) => discardCommand(house, options), { quiet: true }),
    );
}

/** Without any of these: everything that waits. */
function selecting(command: Command): Command {
  return command
    .option('--id <ids...>', 'these')
    .option('--source <source>', 'of one source: as the event names it, or /NAME')
    .option('--code <code>', 'for one reason')
    .option('--origin <origin>', 'that came one way: webhook, kafka, import:RUN …')
    .option('--since <instant>', 'received at or after');
}
