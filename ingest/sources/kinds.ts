// What each kind of source needs from the administrator: where its secret comes from, and which settings it knows.
import { createPrivateKey } from 'node:crypto';
import { OperatorError } from '../../core/errors.ts';
import type { SourceKind } from '../inbox/stored-source.ts';
import { jsonFaults, parseMapping } from '../mapping/read-mapping.ts';
import { checkingKey, newSecret } from '../signatures/standard-webhooks.ts';

export interface Kind {
  /** `here`: Tablée makes one unless one is given. `tool`: the tool shows one, and it must be given. */
  secretFrom: 'here' | 'tool';
  /** What is wrong with a given secret, in words. */
  secretFault: (secret: string) => string | undefined;
  settings: Readonly<Record<string, 'needed' | 'optional'>>;
  /** What is wrong with settings that are all there, in words. */
  settingFaults?: (settings: Readonly<Record<string, string>>) => string[];
  /** The CloudEvents sources it speaks for besides `/NAME`. */
  speaksFor: string[];
  /** Further ones that its settings name: they become claims of the source. */
  claimsIn?: (settings: Readonly<Record<string, string>>) => string[];
}

const text: Pick<Kind, 'secretFault' | 'settings'> = { secretFault: textFault, settings: {} };

export const kinds: Readonly<Record<SourceKind, Kind>> = {
  cloudevents: { secretFrom: 'here', secretFault: standardFault, settings: {}, speaksFor: [] },
  slack: { ...text, secretFrom: 'tool', speaksFor: ['/slack'] },
  teams: {
    secretFrom: 'here',
    secretFault: graphFault,
    settings: { appId: 'optional', issuer: 'optional', jwks: 'optional' },
    settingFaults: graphSettingFaults,
    speaksFor: ['/teams'],
  },
  'teams-outgoing': {
    secretFrom: 'tool',
    secretFault: base64Fault,
    settings: {},
    speaksFor: ['/teams'],
  },
  discourse: { ...text, secretFrom: 'here', speaksFor: ['/discourse'] },
  mattermost: { ...text, secretFrom: 'tool', speaksFor: ['/mattermost'] },
  github: { ...text, secretFrom: 'here', speaksFor: ['/github'] },
  gitlab: {
    secretFrom: 'here',
    // GitLab's signing tokens are Standard Webhooks secrets; its older tokens are any text.
    secretFault: (secret) => (/^wh(?:sec|pk)_/.test(secret) ? standardFault(secret) : textFault(secret)),
    settings: {},
    speaksFor: ['/gitlab'],
  },
  zulip: { ...text, secretFrom: 'tool', speaksFor: ['/zulip'] },
  mapped: {
    secretFrom: 'here',
    secretFault: textFault,
    settings: { mapping: 'needed' },
    settingFaults: mappingSettingFaults,
    speaksFor: [],
    claimsIn: ({ mapping = '' }) => [parseMapping(mapping).mapping.source],
  },
};

/** A secret whole, and the part of it that was made here and must be shown. */
export interface MadeSecret {
  secret: string;
  made: string | undefined;
}

/** Makes what was not given: the whole secret, or the client state above a private key for Teams. */
export function completeSecret(kind: SourceKind, given: string | undefined): MadeSecret {
  const made = newSecret();
  if (given === undefined) return { secret: made, made };
  if (kind === 'teams' && given.startsWith('-----BEGIN')) return { secret: `${made}\n${given}`, made };
  return { secret: given, made: undefined };
}

/** What goes on when nothing new is given: a private key for Teams outlives the client state above it. */
export function carriedOver(kind: SourceKind, secret: string): string | undefined {
  return kind === 'teams' ? graphSecret(secret).privateKey : undefined;
}

/** What a Teams secret holds: the client state on its first line, below it the private key for message contents. */
export function graphSecret(secret: string): { clientState: string; privateKey: string | undefined } {
  const [clientState = '', ...below] = secret.split('\n');
  const privateKey = below.join('\n').trim();
  return { clientState: clientState.trim(), privateKey: privateKey === '' ? undefined : privateKey };
}

const shortest = 8;

function textFault(secret: string): string | undefined {
  if (/[\r\n]/.test(secret)) return 'The secret must be one line.';
  return secret.length < shortest ? `The secret is shorter than ${shortest} characters.` : undefined;
}

function standardFault(secret: string): string | undefined {
  const fault = 'The secret must be whsec_ and 24 to 64 bytes in base64, or whpk_ and an Ed25519 public key.';
  try {
    const key = checkingKey(secret);
    return Buffer.isBuffer(key) && (key.length < 24 || key.length > 64) ? fault : undefined;
  } catch {
    return fault;
  }
}

function base64Fault(secret: string): string | undefined {
  const key = Buffer.from(secret, 'base64');
  const fits = key.length >= 16 && key.toString('base64') === secret;
  return fits ? undefined : 'The secret must be the security token Teams shows: at least 16 bytes in base64.';
}

/** Microsoft Graph takes at most 128 characters of client state. */
const longestClientState = 128;

function graphFault(secret: string): string | undefined {
  const { clientState, privateKey } = graphSecret(secret);
  if (clientState.length < shortest || clientState.length > longestClientState)
    return `The client state, the first line, must have ${shortest} to ${longestClientState} characters.`;
  if (privateKey === undefined) return undefined;
  const fault = 'Below the client state there must be an RSA private key in PEM, without a passphrase.';
  try {
    return createPrivateKey(privateKey).asymmetricKeyType === 'rsa' ? undefined : fault;
  } catch {
    return fault;
  }
}

function graphSettingFaults(settings: Readonly<Record<string, string>>): string[] {
  const { jwks, appId, issuer } = settings;
  if (jwks === undefined && appId === undefined && issuer === undefined) return [];
  const faults = ['jwks', 'appId', 'issuer']
    .filter((name) => settings[name] === undefined)
    .map((name) => `The setting ${name} is missing: validation tokens need jwks, appId and issuer together.`);
  return jwks === undefined || isKeySet(jwks)
    ? faults
    : [...faults, 'The setting jwks must be an https address or the text of a JSON Web Key Set.'];
}

/** Every fault of the mapping, each with its line. */
function mappingSettingFaults({ mapping }: Readonly<Record<string, string>>): string[] {
  if (mapping === undefined || mapping === '') return [];
  try {
    return jsonFaults(parseMapping(mapping));
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    return error.message.split('\n');
  }
}

function isKeySet(jwks: string): boolean {
  if (jwks.startsWith('https://')) return URL.canParse(jwks);
  try {
    return Array.isArray((JSON.parse(jwks) as { keys?: unknown } | null)?.keys);
  } catch {
    return false;
  }
}
