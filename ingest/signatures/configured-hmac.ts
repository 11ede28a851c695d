// An HMAC over the raw bytes, put together from settings: what most tools do, each in its own spelling.
import { createHmac } from 'node:crypto';
import { Type, type Static } from 'typebox';
import { headerOf, placeInTime, sameBytes, toleranceS, type SignatureScheme } from './scheme.ts';

const HeaderName = Type.String({ pattern: '^[A-Za-z0-9-]{1,100}$' });

/** How a tool signs. Everything but the header has a usual value. */
export const HmacSettings = Type.Object(
  {
    /** The header that carries the signature. */
    header: HeaderName,
    /** What stands before the signature in its header, e.g. `sha256=`. */
    prefix: Type.Optional(Type.String({ maxLength: 100 })),
    algorithm: Type.Optional(Type.Enum(['sha256', 'sha512', 'sha1'])),
    encoding: Type.Optional(Type.Enum(['hex', 'base64', 'base64url'])),
    /** How the secret is written: as the key itself, or as bytes in base64 or hex. */
    key: Type.Optional(Type.Enum(['text', 'base64', 'hex'])),
    /** What is signed, with `{body}`, and where the tool has them `{timestamp}` and `{id}`. */
    signed: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    /** The header of `{timestamp}`, in seconds since 1970; when named it is checked even if it is not signed. */
    timestampHeader: Type.Optional(HeaderName),
    toleranceS: Type.Optional(Type.Integer({ minimum: 1, maximum: 86_400 })),
    /** The header of `{id}`. */
    idHeader: Type.Optional(HeaderName),
  },
  { additionalProperties: false },
);
export type HmacSettings = Static<typeof HmacSettings>;

/** What is wrong with settings that fit the schema, in words; nothing when they can be used. */
export function hmacFaults({ signed = '{body}', timestampHeader, idHeader }: HmacSettings): string[] {
  const faults: string[] = [];
  if (!signed.includes('{body}')) faults.push('signed: {body} is missing, so anything could be sent.');
  if (signed.includes('{timestamp}') && timestampHeader === undefined)
    faults.push('signed: {timestamp} needs timestampHeader.');
  if (signed.includes('{id}') && idHeader === undefined) faults.push('signed: {id} needs idHeader.');
  return faults;
}

/** The scheme these settings describe. */
export function configuredHmac(settings: HmacSettings): SignatureScheme {
  const { prefix = '', algorithm = 'sha256', encoding = 'hex', key = 'text', signed = '{body}' } = settings;
  const signatureHeader = settings.header.toLowerCase();
  const timestampHeader = settings.timestampHeader?.toLowerCase();
  const idHeader = settings.idHeader?.toLowerCase();
  const template = signed.split(/(\{(?:body|timestamp|id)\})/);

  return (request, secrets, nowMs) => {
    const written = headerOf(request, signatureHeader);
    const timestamp = timestampHeader === undefined ? '' : headerOf(request, timestampHeader);
    const id = idHeader === undefined ? '' : headerOf(request, idHeader);
    if (written === undefined || timestamp === undefined || id === undefined) return 'unsigned';
    if (timestampHeader !== undefined) {
      const placed = placeInTime(timestamp, nowMs, settings.toleranceS ?? toleranceS);
      if (placed !== 'valid') return placed;
    }
    if (!written.startsWith(prefix)) return 'bad-signature';
    // Compared as written: decoding would let garbage behind a good signature pass.
    const given = Buffer.from(written.slice(prefix.length));
    const values: Readonly<Record<string, string | Buffer>> = {
      '{body}': request.body,
      '{timestamp}': timestamp,
      '{id}': id,
    };
    const matches = secrets.filter((secret) => {
      const hmac = createHmac(algorithm, key === 'text' ? secret : Buffer.from(secret, key));
      for (const part of template) hmac.update(values[part] ?? part);
      return sameBytes(given, Buffer.from(hmac.digest(encoding)));
    });
    return matches.length > 0 ? 'valid' : 'bad-signature';
  };
}
