// Sources as administrators handle them: made, given another secret, revoked; secrets pass through once.
import type { DeskSource, SourceDesk } from '../dashboard/source-desk.ts';
import { kinds } from '../ingest/sources/kinds.ts';
import type { SourceSummary } from '../ingest/sources/sources.ts';
import { sourceKinds } from '../ingest/inbox/stored-source.ts';
import { addressOf } from '../ingest/webhook/addresses.ts';
import type { House } from '../main.ts';
import { outcomeOf, type Note } from './desk-outcome.ts';

type SourceActs = Pick<SourceDesk, 'kinds' | 'sources' | 'create' | 'rotate' | 'revoke'>;

export function createSourceActs({ sources }: Pick<House, 'sources'>, note: Note): SourceActs {
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
        await note(by, 'source-created', name, wish.kind);
        return { name, address: addressOfNamed(name), made };
      }),
    rotate: (name, secret, by) =>
      outcomeOf(async () => {
        const { made } = await sources.rotate(name, undefined, secret);
        await note(by, 'source-rotated', name);
        return { name, address: addressOfNamed(name), made };
      }),
    revoke: (name, by) =>
      outcomeOf(async () => {
        await sources.revoke(name);
        await note(by, 'source-revoked', name);
        return { name };
      }),
  };
}

function shown(source: SourceSummary): DeskSource {
  return { ...source, address: addressOf(source) };
}
