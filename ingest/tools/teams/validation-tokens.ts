// The tokens Graph adds to notifications that carry contents: signed by Microsoft, for our application, by Graph itself.
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  jwtVerify,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
} from 'jose';
import type { Proof } from '../tool.ts';

export interface TokenRules {
  /** Address or text of the key set. */
  jwks: string;
  /** Our application's id: the tokens' audience. */
  appId: string;
  issuer: string;
}

/** The application through which Microsoft Graph publishes changes, the same in every tenant. */
const publisher = '0bf30f3b-4a52-48df-9a82-234910c4a086';

/**
 * Whether every token holds.
 * @throws JOSEError when the key set cannot be fetched just now; trying again may help.
 */
export async function proveTokens(
  tokens: readonly string[],
  rules: TokenRules,
  nowMs: number,
): Promise<Proof> {
  for (const token of tokens) {
    const proof = await proveToken(token, rules, nowMs);
    if (proof !== 'valid') return proof;
  }
  return 'valid';
}

async function proveToken(token: string, { jwks, appId, issuer }: TokenRules, nowMs: number): Promise<Proof> {
  try {
    const options = { audience: appId, issuer, algorithms: ['RS256'], currentDate: new Date(nowMs) };
    const { payload } = await jwtVerify(token, keysOf(jwks), options);
    // `appid` in tokens of version 1, `azp` in version 2.
    return (payload['appid'] ?? payload['azp']) === publisher ? 'valid' : 'bad-signature';
  } catch (error) {
    if (error instanceof errors.JWTExpired) return 'stale';
    if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) throw error;
    // Keys that could not be fetched say nothing about the token.
    if (error.code === 'ERR_JOSE_GENERIC') throw error;
    return 'bad-signature';
  }
}

/** Key sets in use, by their setting: a fetched one keeps its keys for a while. */
const keySets = new Map<string, JWTVerifyGetKey>();

function keysOf(jwks: string): JWTVerifyGetKey {
  const known = keySets.get(jwks);
  if (known !== undefined) return known;
  const keys = URL.canParse(jwks)
    ? createRemoteJWKSet(new URL(jwks))
    : createLocalJWKSet(JSON.parse(jwks) as JSONWebKeySet);
  keySets.set(jwks, keys);
  return keys;
}
