// Webhook sources: each a name, a kind, the secrets it proves itself with, and what it may speak for.
import type { Clock } from '../../core/clock.ts';
import { OperatorError } from '../../core/errors.ts';
import type { Sealer } from '../../core/sealing.ts';
import type { SourceTable } from '../inbox/inbox.ts';
import type { SourceKind, StoredSource } from '../inbox/stored-source.ts';
import { checkingKey, type CheckingKey } from '../signatures/standard-webhooks.ts';
import { checked, claimFaults, refuse, secretFaults, type NewSource } from './check-source.ts';
import { carriedOver, completeSecret, kinds, type MadeSecret } from './kinds.ts';

/** A source without its secrets. */
export interface SourceSummary {
  name: string;
  kind: SourceKind;
  claims: string[];
  created: number;
  revoked: number | null;
  /** Since when its events are kept aside; null while it is trusted. */
  heldSince: number | null;
  /** Secrets in force: two while one takes over from the other. */
  activeSecrets: number;
  /** Since when the newest of them is in force. */
  secretSince: number | null;
}

/** A source as the webhook checks against it. */
export interface ActiveSource {
  name: string;
  kind: SourceKind;
  /** `/NAME` first. */
  claims: string[];
  settings: Readonly<Record<string, string>>;
  /** As the administrator gave or was given them, newest first. */
  secrets: string[];
  /** Their keys for `/v1/events`, made once; none for a tool, whose scheme makes its own. */
  keys: CheckingKey[];
  /** Everything it sends is kept aside. */
  held: boolean;
}

export interface Sources {
  /**
   * Returns the secret; what was `made` here is shown this once.
   * @throws OperatorError with every fault in words; its code is the first's: `SOURCE_NAME`, `SOURCE_KIND`,
   * `SOURCE_CLAIM`, `SOURCE_SETTING`, `SOURCE_SECRET`, or `SOURCE_EXISTS`.
   */
  add(name: string, source?: NewSource): Promise<MadeSecret>;
  list(): SourceSummary[];
  /**
   * Another secret, `given` or made; those before it hold for `overlapMs` more.
   * @throws OperatorError `SOURCE_UNKNOWN`, `SOURCE_SECRET`.
   */
  rotate(name: string, overlapMs?: number, given?: string): Promise<MadeSecret>;
  /** Lets it speak for more sources. @throws OperatorError `SOURCE_UNKNOWN`, `SOURCE_CLAIM`. */
  allow(name: string, claims: readonly string[]): Promise<void>;
  /** @throws OperatorError `SOURCE_UNKNOWN`. */
  revoke(name: string): Promise<void>;
  /** Keeps aside what it sends from now on; false when it was held already, or is not there. */
  hold(name: string): Promise<boolean>;
  /** Trusts it again; false when it was not held. @throws OperatorError `SOURCE_UNKNOWN`. */
  release(name: string): Promise<boolean>;
  /** Sources that may send now, also those another process has just added. */
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
    async add(name, source = {}) {
      const { kind, claims, settings } = checked(name, source);
      const secret = completeSecret(kind, source.secret);
      const now = clock.now();
      const secrets = [{ sealed: sealer.seal(secret.secret), created: now, expires: null }];
      const stored = { name, kind, claims, settings, secrets, created: now, revoked: null };
      const added = await change(name, (before) => (before === undefined ? stored : undefined));
      if (!added)
        throw fault('SOURCE_EXISTS', `A source named ${name} exists already; rotate it for a new secret.`);
      return secret;
    },
    list: () => table.all().map((source) => summaryOf(source, clock.now())),
    async rotate(name, overlapMs = dayMs, given) {
      const before = table.all().find((source) => source.name === name);
      if (before === undefined) throw unknown(name);
      const kind = kindOf(before);
      refuse(secretFaults(kind, given));
      const [newest] = before.secrets;
      const kept = newest === undefined ? undefined : carriedOver(kind, sealer.open(newest.sealed));
      const secret = completeSecret(kind, given ?? kept);
      const sealed = sealer.seal(secret.secret);
      const now = clock.now();
      await change(name, (current) => current && rotate(current, sealed, now, overlapMs));
      return secret;
    },
    async allow(name, claims) {
      refuse(claims.flatMap(claimFaults));
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
    hold: (name) =>
      change(name, (before) =>
        before === undefined || before.heldSince !== undefined
          ? undefined
          : { ...before, heldSince: clock.now() },
      ),
    async release(name) {
      if (!table.all().some((source) => source.name === name)) throw unknown(name);
      return change(name, (before) => (before?.heldSince === undefined ? undefined : trusted(before)));
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

function trusted(source: StoredSource): StoredSource {
  const released = { ...source };
  delete released.heldSince;
  return released;
}

function inForce({ secrets }: StoredSource, now: number) {
  return secrets.filter(({ expires }) => expires === null || expires > now);
}

/** Sources made before there were kinds are CloudEvents. */
function kindOf({ kind = 'cloudevents' }: StoredSource): SourceKind {
  return kind;
}

/** Every CloudEvents source it may speak for, `/NAME` first. */
export function claimsOf(source: StoredSource): string[] {
  return [`/${source.name}`, ...kinds[kindOf(source)].speaksFor, ...source.claims];
}

function activate(source: StoredSource, sealer: Sealer, now: number): ActiveSource[] {
  const secrets = inForce(source, now).map(({ sealed }) => sealer.open(sealed));
  if (secrets.length === 0) return [];
  const { name, settings = {} } = source;
  const kind = kindOf(source);
  const keys = kind === 'cloudevents' ? secrets.map(checkingKey) : [];
  return [
    { name, kind, claims: claimsOf(source), settings, secrets, keys, held: source.heldSince !== undefined },
  ];
}

function summaryOf(source: StoredSource, now: number): SourceSummary {
  const { name, claims, created, revoked, heldSince = null } = source;
  const active = inForce(source, now);
  return {
    name,
    kind: kindOf(source),
    claims,
    created,
    revoked,
    heldSince,
    activeSecrets: active.length,
    secretSince: active[0]?.created ?? null,
  };
}

function unknown(name: string): OperatorError {
  return fault('SOURCE_UNKNOWN', `There is no source named ${name}.`);
}

function fault(code: string, message: string): OperatorError {
  return new OperatorError(message, { code });
}
