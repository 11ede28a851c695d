// Where a source sends: CloudEvents to one address for all, a tool to one of its own.
import type { SourceKind } from '../inbox/stored-source.ts';

export const eventsPath = '/v1/events';

export function addressOf({ name, kind }: { name: string; kind: SourceKind }): string {
  return kind === 'cloudevents' ? eventsPath : `/v1/sources/${name}`;
}
