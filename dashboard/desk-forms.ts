// What an administrator's form or JSON body asks for, read at the edge; nothing when it cannot be read.
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { ObjectId } from '../core/ids.ts';
import { quarantineCodes } from '../core/outcome.ts';
import type { QuarantineSelection } from '../store/queries/quarantine-arrivals.ts';
import type { Typed } from './pages/sources/connect.tsx';
import type { SourceWish } from './source-desk.ts';

const Text = (maxLength: number) => Type.String({ maxLength });

export const WishBody = Type.Object({
  name: Text(100),
  kind: Text(40),
  claims: Type.Optional(Type.Array(Text(200), { maxItems: 50 })),
  settings: Type.Optional(Type.Record(Type.String(), Text(200_000))),
  secret: Type.Optional(Text(10_000)),
});

export const SecretBody = Type.Object({ secret: Type.Optional(Text(10_000)) });

/** Which events are meant: some by their ids, those a filter leaves, or expressly all. */
export const SelectionBody = Type.Object({
  ids: Type.Optional(Type.Array(ObjectId, { maxItems: 1_000 })),
  source: Type.Optional(Text(200)),
  code: Type.Optional(Type.Enum([...quarantineCodes])),
  origin: Type.Optional(Text(200)),
  since: Type.Optional(Type.Integer({ minimum: 0 })),
  all: Type.Optional(Type.Literal(true)),
});

export const DiscardBody = Type.Object({
  ...SelectionBody.properties,
  reason: Type.String({ minLength: 3, maxLength: 300, pattern: '\\S' }),
});

export type Fields = Readonly<Record<string, unknown>>;

/** A form's fields as the JSON body that would say the same: lists from lines and repeated fields, blanks left out. */
export function bodyOfForm(form: Fields): Fields {
  const settings: Record<string, string> = {};
  const body: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(form)) {
    if (value === '' || name === 'token') continue;
    if (name.startsWith('setting.')) settings[name.slice('setting.'.length)] = unixLines(String(value));
    else if (name === 'ids') body[name] = [value].flat();
    else if (name === 'claims')
      body[name] = String(value)
        .split(/\s+/)
        .filter((claim) => claim !== '');
    else if (name === 'all') body[name] = true;
    else body[name] = name === 'secret' ? unixLines(String(value)).trim() : value;
  }
  return Object.keys(settings).length === 0 ? body : { ...body, settings };
}

/** Browsers send every line of a text area with a carriage return. */
const unixLines = (text: string) => text.replaceAll('\r\n', '\n');

export function readWish(body: Fields): SourceWish | undefined {
  if (!Value.Check(WishBody, body)) return undefined;
  const { name, kind, claims = [], settings = {}, secret } = body;
  return { name, kind, claims, settings, secret };
}

/** What can be shown again of a wish that was refused, whole or not: never the secret. */
export function typedAgain({ name, claims, settings }: Fields): Typed {
  return {
    ...(typeof name === 'string' ? { name } : {}),
    ...(Array.isArray(claims) ? { claims: claims.join(' ') } : {}),
    ...(Value.Check(WishBody.properties.settings, settings) ? { settings } : {}),
  };
}

export function readSecret(body: Fields): { secret: string | undefined } | undefined {
  return Value.Check(SecretBody, body) ? { secret: body.secret } : undefined;
}

/** Nothing when nothing is chosen: an empty choice is never taken for everything. */
export function readSelection(body: Fields): QuarantineSelection | undefined {
  if (!Value.Check(SelectionBody, body)) return undefined;
  const { ids = [], source, code, origin, since, all } = body;
  const selection = {
    ...(ids.length === 0 ? {} : { ids }),
    ...(source === undefined ? {} : { source }),
    ...(code === undefined ? {} : { code }),
    ...(origin === undefined ? {} : { origin }),
    ...(since === undefined ? {} : { since }),
  };
  return Object.keys(selection).length > 0 || all === true ? selection : undefined;
}

export function readDiscard(body: Fields): { selection: QuarantineSelection; reason: string } | undefined {
  const selection = readSelection(body);
  if (selection === undefined || !Value.Check(DiscardBody, body)) return undefined;
  return { selection, reason: body.reason.trim() };
}
