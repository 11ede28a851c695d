// tablee source …: the tools that may post events.
import Table from 'cli-table3';
import type { Sources } from '../ingest/sources/sources.ts';
import { say } from './output.ts';

/** Prints the secret alone, so that a shell can take it into a variable. */
export async function addSource(sources: Sources, name: string, claims: readonly string[]): Promise<void> {
  const { secret } = await sources.add(name, claims);
  say(secret);
}

export async function rotateSource(sources: Sources, name: string): Promise<void> {
  const { secret } = await sources.rotate(name);
  say(secret);
}

export function listSources(sources: Sources): void {
  const table = new Table({ head: ['name', 'may speak for', 'since', 'secrets in force'] });
  for (const { name, claims, created, revoked, activeSecrets } of sources.list()) {
    const since = new Date(created).toISOString().slice(0, 10);
    table.push([name, claims.join('\n'), revoked === null ? since : `${since}, revoked`, activeSecrets]);
  }
  say(table.toString());
}
