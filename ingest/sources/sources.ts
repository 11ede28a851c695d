// Webhook sources: each a name, the secrets it signs with, and what it may speak for.
import type { Clock } from '../../core/clock.ts';
import { OperatorError } from '../../core/errors.ts';
import type { Sealer } from '../../core/sealing.ts';
import type { SourceTable } from '../inbox/inbox.ts';
import type { StoredSource } from '../inbox/stored-source.ts';
import { keyOfSecret, newSecret } from '../webhook/standard-webhooks.ts';

/** A source without its secrets. */
export interface SourceSummary {
  name: string;
  claims: string[];
  created: number;
  revoked: number | null;
  /** Secrets in force: two while one takes over from the other. */
  activeSecrets: number;
}

/** A source as the webhook checks against it. */
export interface ActiveSource {
  name: string;
  /** `/NAME` first. */
  claims: string[];
  keys: Buffer[];
}

export interface Sources {
  /** Returns the secret, which is shown this once. @throws OperatorError `SOURCE_NAME`, `SOURCE_CLAIM`, `SOURCE_EXISTS`. */
  add(name: string, claims?: readonly string[]): Promise<{ secret: string }>;
  list(): SourceSummary[];
  /** A new secret; those before it hold for `overlapMs` more. @throws OperatorError `SOURCE_UNKNOWN`. */
  rotate(name: string, overlapMs?: number): Promise<{ secret: string }>;
  /** Lets it speak for more sources. @throws OperatorError `SOURCE_UNKNOWN`, `SOURCE_CLAIM`. */
  allow(name: string, claims: readonly string[]): Promise<void>;
  /** @throws OperatorError `SOURCE_UNKNOWN`. */
  revoke(name: string): Promise<void>;
  /** Sources that may sign now, also those another process has just added. */
  active(): ActiveSource[];
}

const dayMs = 86_400_000;
/** How long another process's change may go unnoticed. */
const rereadMs = 1_000;

export function createSources(table: SourceTable, sealer: Sealer, clock: Clock): Sources {
  let known: { readAt: number; active: ActiveSource[] } | undefined;

  async function change(name: string, make: (before: StoredSource | undefined) => StoredSource | undefined) {
    const changed = await table.change(name, make);
    known = undefined;
    return changed;
  }

  return {
    async add(name, claims = []) {
      checkNames(name, claims);
      const secret = newSecret();
      const now = clock.now();
      const secrets = [{ sealed: sealer.seal(secret), created: now, expires: null }];
      const source = { name, claims: [...claims], secrets, created: now, revoked: null };
      const added = await change(name, (before) => (before === undefined ? source : undefined));
      if (!added)
        throw fault('SOURCE_EXISTS', `A source named ${name} exists already; rotate it for a new secret.`);
      return { secret };
    },
    list: () => table.all().map((source) => summaryOf(source, clock.now())),
    async rotate(name, overlapMs = dayMs) {
      const secret = newSecret();
      const now = clock.now();
      const rotated = await change(
        name,
        (before) => before && rotate(before, sealer.seal(secret), now, overlapMs),
      );
      if (!rotated) throw unknown(name);
      return { secret };
    },
    async allow(name, claims) {
      checkNames(name, claims);
      const allowed = await change(
        name,
        (before) => before && { ...before, claims: [...new Set([...before.claims, ...claims])] },
      );
      if (!allowed) throw unknown(name);
    },
    async revoke(name) {
      const revoked = await change(
        name,
        (before) => before && { ...before, secrets: [], revoked: clock.now() },
      );
      if (!revoked) throw unknown(name);
    },
    active() {
      const now = clock.now();
      if (known === undefined || now - known.readAt >= rereadMs || now < known.readAt) {
        known = { readAt: now, active: table.all().flatMap((source) => activate(source, sealer, now)) };
      }
      return known.active;
    },
  };
}

function rotate(before: StoredSource, sealed: string, now: number, overlapMs: number): StoredSource {
  const kept = before.secrets
    .filter(({ expires }) => expires === null || expires > now)
    .map((secret) => ({ ...secret, expires: Math.min(secret.expires ?? Infinity, now + overlapMs) }));
  return { ...before, revoked: null, secrets: [{ sealed, created: now, expires: null }, ...kept] };
}

function inForce({ secrets }: StoredSource, now: number) {
  return secrets.filter(({ expires }) => expires === null || expires > now);
}

function activate(source: StoredSource, sealer: Sealer, now: number): ActiveSource[] {
  const keys = inForce(source, now).map(({ sealed }) => keyOfSecret(sealer.open(sealed)));
  return keys.length === 0
    ? []
    : [{ name: source.name, claims: [`/${source.name}`, ...source.claims], keys }];
}

function summaryOf(source: StoredSource, now: number): SourceSummary {
  const { name, claims, created, revoked } = source;
  return { name, claims, created, revoked, activeSecrets: inForce(source, now).length };
}

function checkNames(name: string, claims: readonly string[]): void {
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(name)) {
    throw fault(
      'SOURCE_NAME',
      `"${name}" cannot name a source: use 1 to 63 lower-case letters, digits and hyphens.`,
    );
  }
  for (const claim of claims) {
    if (!/^\/[^\s]{1,198}$/.test(claim)) {
      throw fault(
        'SOURCE_CLAIM',
        `"${claim}" is not a claim: it must start with / and hold no blanks, at most 199 characters.`,
      );
    }
  }
}

function unknown(name: string): OperatorError {
  return fault('SOURCE_UNKNOWN', `There is no source named ${name}.`);
}

function fault(code: string, message: string): OperatorError {
  return new OperatorError(message, { code });
}
