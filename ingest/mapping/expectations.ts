// What the values of a payload must be, so that one of another shape is refused rather than misread.
import type { Fault } from '../../core/outcome.ts';
import { parseAddress, pointerOf, trusted } from './address.ts';
import { follow } from './lookup.ts';

/** Forms a value may be expected in, each as a fault words it. */
const words = {
  text: 'a text',
  number: 'a number',
  boolean: 'true or false',
  list: 'a list',
  object: 'an object',
  /** RFC 3986. */
  uri: 'an absolute address',
  /** An object whose names are language tags (RFC 5646). */
  'by-language': 'texts by language tag',
} as const;
export type PayloadForm = keyof typeof words;
export const payloadForms = Object.keys(words) as readonly PayloadForm[];

const hasForm: Readonly<Record<PayloadForm, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  list: Array.isArray,
  object: isObject,
  uri: (value) => typeof value === 'string' && URL.canParse(value),
  'by-language': (value) => isObject(value) && Object.keys(value).every(isLanguageTag),
};

/** The first expectation a payload does not meet. What is absent or null meets all but that of the whole payload. */
export function expectationReader(
  expected: Readonly<Record<string, PayloadForm | readonly PayloadForm[]>>,
): (payload: unknown) => { fault: Fault; address: string } | undefined {
  const checks = Object.entries(expected).map(([address, form]) => {
    const parsed = trusted(parseAddress(address));
    const tokens = parsed.kind === 'pointer' ? parsed.tokens : [parsed.name];
    return { address, tokens, pointer: pointerOf(parsed), forms: typeof form === 'string' ? [form] : form };
  });
  return (payload) => {
    const unmet = checks.find(({ tokens, forms }) => {
      const value = follow(payload, tokens);
      if (tokens.length > 0 && (value === undefined || value === null)) return false;
      return !forms.some((form) => hasForm[form](value));
    });
    if (unmet === undefined) return undefined;
    const { address, forms, pointer } = unmet;
    const detail = `must be ${forms.map((form) => words[form]).join(' or ')}`;
    return { fault: { code: 'unreadable-payload', detail, pointer }, address };
  };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
