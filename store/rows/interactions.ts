// How an interaction lies in `tablee.interactions`.
import type { Interaction } from '../../core/interaction.ts';
import { nilId } from '../../core/ids.ts';
import type { TableDefinition } from '../store.ts';

export interface InteractionRow {
  interaction: Interaction;
  /** Place in the inbox; the latest copy of a key wins, and all copies of a key are alike. */
  seq: number;
}

export const interactionsTable: TableDefinition<InteractionRow> = {
  name: 'tablee.interactions',
  columns: {
    key: (row) => row.interaction.key,
    fingerprint: (row) => row.interaction.fingerprint,
    source: (row) => row.interaction.source,
    day: (row) => row.interaction.day,
    time: (row) => row.interaction.time,
    received: (row) => row.interaction.received,
    verb: (row) => row.interaction.verb,
    actor: (row) => row.interaction.actor,
    bot: (row) => row.interaction.bot,
    community: (row) => row.interaction.community,
    community_name: (row) => row.interaction.communityName,
    clamped: (row) => row.interaction.clamped,
    object: (row) => row.interaction.object ?? nilId,
    thread: (row) => row.interaction.thread ?? nilId,
    responds_to: (row) => row.interaction.respondsTo,
    targets: (row) => row.interaction.targets.map((target) => target.person),
    reasons: (row) => row.interaction.targets.map((target) => target.reason),
    chars: (row) => row.interaction.chars,
    lang: (row) => row.interaction.lang,
    seq: (row) => row.seq,
  },
};
