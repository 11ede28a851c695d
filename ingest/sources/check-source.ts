// What an administrator asks for when adding a source, checked whole: every fault at once, in words.
import { OperatorError } from '../../core/errors.ts';
import { sourceKinds, type SourceKind } from '../inbox/stored-source.ts';
import { kinds } from './kinds.ts';

export interface NewSource {
  /** `cloudevents` unless told. */
  kind?: string;
  /** CloudEvents sources it may speak for besides its own. */
  claims?: readonly string[];
  settings?: Readonly<Record<string, string>>;
  /** The tool's; where Tablée makes the secret, one of the administrator's own. */
  secret?: string | undefined;
}

interface SourceFault {
  code: 'SOURCE_NAME' | 'SOURCE_KIND' | 'SOURCE_CLAIM' | 'SOURCE_SETTING' | 'SOURCE_SECRET';
  detail: string;
}

export interface CheckedSource {
  kind: SourceKind;
  claims: string[];
  settings: Record<string, string>;
}

/** @throws OperatorError that lists every fault. */
export function checked(name: string, source: NewSource): CheckedSource {
  const { kind = 'cloudevents', claims = [], settings = {}, secret } = source;
  const known = isKind(kind) ? kind : undefined;
  refuse([
    ...nameFaults(name),
    ...(known === undefined ? kindFaults(kind) : []),
    ...claims.flatMap(claimFaults),
    ...(known === undefined ? [] : settingFaults(known, settings)),
    ...(known === undefined ? [] : secretFaults(known, secret)),
  ]);
  const named = known === undefined ? [] : (kinds[known].claimsIn?.(settings) ?? []);
  return { kind: known ?? 'cloudevents', claims: [...claims, ...named], settings: { ...settings } };
}

/** @throws OperatorError when there is any fault. */
export function refuse(faults: readonly SourceFault[]): void {
  const [first] = faults;
  if (first === undefined) return;
  throw new OperatorError(faults.map(({ detail }) => detail).join('\n'), { code: first.code });
}

/** Faults of the secret given, or of none given where the tool shows one. */
export function secretFaults(kind: SourceKind, secret: string | undefined): SourceFault[] {
  const { secretFrom, secretFault } = kinds[kind];
  if (secret === undefined) {
    const needed = `${kind} shows its secret itself: give it with --secret-file FILE, or - for standard input.`;
    return secretFrom === 'tool' ? [{ code: 'SOURCE_SECRET', detail: needed }] : [];
  }
  // A private key alone is a whole secret once the client state has been made for it.
  if (kind === 'teams' && secret.startsWith('-----BEGIN')) return secretFaults(kind, `made-here\n${secret}`);
  const detail = secretFault(secret);
  return detail === undefined ? [] : [{ code: 'SOURCE_SECRET', detail }];
}

function isKind(kind: string): kind is SourceKind {
  return (sourceKinds as readonly string[]).includes(kind);
}

function kindFaults(kind: string): SourceFault[] {
  return [{ code: 'SOURCE_KIND', detail: `"${kind}" is not a kind: use one of ${sourceKinds.join(', ')}.` }];
}

function nameFaults(name: string): SourceFault[] {
  if (/^[a-z0-9][a-z0-9-]{0,62}$/.test(name)) return [];
  const rule = 'use 1 to 63 lower-case letters, digits and hyphens';
  return [{ code: 'SOURCE_NAME', detail: `"${name}" cannot name a source: ${rule}.` }];
}

export function claimFaults(claim: string): SourceFault[] {
  if (/^\/[^\s]{1,198}$/.test(claim)) return [];
  const rule = 'it must start with / and hold no blanks, at most 199 characters';
  return [{ code: 'SOURCE_CLAIM', detail: `"${claim}" is not a claim: ${rule}.` }];
}

function settingFaults(kind: SourceKind, settings: Readonly<Record<string, string>>): SourceFault[] {
  const known = kinds[kind].settings;
  const names = Object.keys(known);
  const rule = names.length === 0 ? 'it has none' : `it has ${names.join(', ')}`;
  const details = [
    ...Object.keys(settings)
      .filter((name) => !Object.hasOwn(known, name))
      .map((name) => `${kind} has no setting "${name}": ${rule}.`),
    ...names
      .filter((name) => known[name] === 'needed' && !settings[name])
      .map(
        (name) => `${kind} needs the setting ${name}: --set ${name}=VALUE or --settings-file ${name}=FILE.`,
      ),
    ...(kinds[kind].settingFaults?.(settings) ?? []),
  ];
  return details.map((detail) => ({ code: 'SOURCE_SETTING', detail }));
}
