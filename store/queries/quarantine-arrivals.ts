// Arrivals in quarantine as questions about them choose: what was decided about each stands beside it.
import { Type, type Static } from 'typebox';
import { Day, ObjectId } from '../../core/ids.ts';
import type { QuarantineCode } from '../../core/outcome.ts';
import { addDays } from '../../core/windows.ts';

/** Which arrivals are meant; nothing said means all that wait. */
export interface QuarantineSelection {
  ids?: readonly ObjectId[];
  /** The event's own source, or `/NAME` of a webhook source. */
  source?: string;
  /** The newest reason. */
  code?: QuarantineCode;
  origin?: string;
  /** Received at or after, in milliseconds since 1970. */
  since?: number;
}

/** The same as parameters; an empty value chooses all. */
export const QuarantineChoice = Type.Object({
  from: Day,
  ids: Type.Array(ObjectId),
  source: Type.String(),
  code: Type.String(),
  origin: Type.String(),
  since: Type.Integer(),
});
export type QuarantineChoice = Static<typeof QuarantineChoice>;

/** A day more than quarantine keeps anything: the first day that may still hold something. */
export const quarantineFrom = (today: Day): Day => addDays(today, -31);

export function choiceOf(
  { ids = [], source = '', code, origin = '', since = 0 }: QuarantineSelection,
  today: Day,
): QuarantineChoice {
  return { from: quarantineFrom(today), ids: [...ids], source, code: code ?? '', origin, since };
}

/** A decision is about one arrival: an event that came again has a sequence of its own, and waits. */
export const quarantineArrivals = `
    SELECT
      q.id AS id, q.day AS day, q.seq AS seq, q.received AS received, q.source AS source, q.origin AS origin,
      q.code AS arrived_as, q.sealed AS sealed,
      if(d.decision = 'waiting', d.code, q.code) AS code,
      if(d.decision = 'waiting', d.detail, q.detail) AS detail,
      if(d.decision = 'waiting', d.pointer, q.pointer) AS pointer,
      if(d.decision = '', 'waiting', d.decision) AS decision,
      d.reason AS reason, d.decided_by AS decided_by, d.version AS decided
    FROM (SELECT * FROM tablee.quarantine FINAL WHERE day >= {from:Date}) AS q
    LEFT JOIN (SELECT * FROM tablee.quarantine_decisions FINAL WHERE day >= {from:Date}) AS d
      ON q.day = d.day AND q.id = d.id AND q.seq = d.seq`;

export const chosen = `
    (empty({ids:Array(UUID)}) OR has({ids:Array(UUID)}, id))
    AND ({source:String} = '' OR source = {source:String})
    AND ({code:String} = '' OR code = {code:String})
    AND ({origin:String} = '' OR origin = {origin:String})
    AND toUnixTimestamp64Milli(received) >= {since:Int64}`;
