// Sources as administrators handle them, on the page and at the console alike: secrets pass through once.
import type { Logger } from '../core/log.ts';
import type { DeskOutcome, DeskSource, SourceDesk } from '../dashboard/source-desk.ts';
import { kinds } from '../ingest/sources/kinds.ts';
import type { Sources, SourceSummary } from '../ingest/sources/sources.ts';
import { sourceKinds } from '../ingest/inbox/stored-source.ts';
import { addressOf } from '../ingest/webhook/addresses.ts';
import { noteIfReachable, type Note } from './admin-note.ts';
import { outcomeOf } from './desk-outcome.ts';

export interface SourceActs extends Pick<SourceDesk, 'kinds' | 'sources' | 'create' | 'rotate' | 'revoke'> {
  /** Lets a source speak for more CloudEvents sources. */
  allow(name: string, claims: readonly string[], by: string): Promise<DeskOutcome<{ noted: boolean }>>;
}

/** Sources lie in the inbox, notes in the store: without the store it is done all the same, and says it was not noted. */
export function createSourceActs(
  { sources, log }: { sources: Sources; log: Logger },
  note: Note,
): SourceActs {
  const noted = noteIfReachable(note, log);
  const addressOfNamed = (name: string) => {
    const source = sources.list().find((listed) => listed.name === name);
    return source === undefined ? '' : addressOf(source);
  };

  return {
    kinds: sourceKinds.map((kind) => {
      const { secretFrom, settings } = kinds[kind];
      return { kind, secretFrom, settings };
    }),
    sources: () => sources.list().map(shown),
    create: ({ name, ...wish }, by) =>
      outcomeOf(async () => {
        const { made } = await sources.add(name, wish);
        const isNoted = await noted(by, 'source-created', name, wish.kind);
        return { name, address: addressOfNamed(name), made, noted: isNoted };
      }),
    rotate: (name, secret, by) =>
      outcomeOf(async () => {
        const { made } = await sources.rotate(name, undefined, secret);
        const isNoted = await noted(by, 'source-rotated', name);
        return { name, address: addressOfNamed(name), made, noted: isNoted };
      }),
    revoke: (name, by) =>
      outcomeOf(async () => {
        await sources.revoke(name);
        return { name, noted: await noted(by, 'source-revoked', name) };
      }),
    allow: (name, claims, by) =>
      outcomeOf(async () => {
        await sources.allow(name, claims);
        return { noted: await noted(by, 'source-allowed', name, claims.join(' ')) };
      }),
  };
}

function shown(source: SourceSummary): DeskSource {
  return { ...source, address: addressOf(source) };
}
