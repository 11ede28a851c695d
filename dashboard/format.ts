// Numbers, dates and plurals as a reader of one language expects them.
import type { Day } from '../core/ids.ts';
import type { Figure } from './gate.ts';

export const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];

const locales = { en: 'en-GB', fr: 'fr-FR' } as const;

export interface Forms {
  one: string;
  other: string;
}

export interface Format {
  language: Language;
  /** The smallest group shown. */
  k: number;
  number(value: number, digits?: number): string;
  /** Always with so many digits, so that a column of them lines up. */
  decimal(value: number, digits: number): string;
  percent(share: number, digits?: number): string;
  /** 23 November 2026. */
  date(day: Day): string;
  /** 23 Nov. */
  shortDate(day: Day): string;
  /** November 2026. */
  month(day: Day): string;
  /** Nov. */
  shortMonth(day: Day): string;
  /** 23 November 2026 at 18:04, in the organisation's time zone. */
  instant(timeMs: number): string;
  list(items: readonly string[]): string;
  /** The form alone, without the number. */
  plural(count: number | Figure, forms: Forms): string;
  /** "18", or "fewer than 5" where a figure is withheld. */
  figure(figure: Figure): string;
  /** "18 people", "fewer than 5 people". */
  count(count: number | Figure, forms: Forms): string;
}

const withheldWords = {
  en: {
    'small-group': (k: string) => `fewer than ${k}`,
    complement: 'withheld',
    'not-your-role': 'not for your role',
  },
  fr: {
    'small-group': (k: string) => `moins de ${k}`,
    complement: 'masqué',
    'not-your-role': 'hors de votre rôle',
  },
} as const;

export function createFormat(language: Language, { timezone, k }: { timezone: string; k: number }): Format {
  const locale = locales[language];
  const dates = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
    return (day: Day) => format.format(Date.parse(`${day}T12:00:00Z`));
  };
  const instants = new Intl.DateTimeFormat(locale, {
    timeZone: timezone,
    dateStyle: 'long',
    timeStyle: 'short',
  });
  const plurals = new Intl.PluralRules(locale);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const numbers = numberFormats(locale, {});
  const shares = numberFormats(locale, { style: 'percent' });
  const number = (value: number, digits = 0) => numbers(digits).format(value);
  const decimals = numberFormats(locale, {}, true);
  const plural = (count: number | Figure, forms: Forms) => {
    const value = typeof count === 'number' ? count : count.shown ? count.value : undefined;
    return value !== undefined && plurals.select(value) === 'one' ? forms.one : forms.other;
  };
  const figure = (given: Figure) => {
    if (given.shown) return number(given.value, 1);
    const words = withheldWords[language];
    return given.reason === 'small-group' ? words['small-group'](number(k)) : words[given.reason];
  };
  return {
    language,
    k,
    number,
    decimal: (value, digits) => decimals(digits).format(value),
    percent: (share, digits = 0) => shares(digits).format(share),
    date: dates({ dateStyle: 'long' }),
    shortDate: dates({ day: 'numeric', month: 'short' }),
    month: dates({ month: 'long', year: 'numeric' }),
    shortMonth: dates({ month: 'short' }),
    instant: (timeMs) => instants.format(timeMs),
    list: (items) => lists.format(items),
    plural,
    figure,
    count: (count, forms) =>
      `${typeof count === 'number' ? number(count) : figure(count)} ${plural(count, forms)}`,
  };
}

/** Making a formatter costs far more than using it, and a page formats hundreds of numbers. */
function numberFormats(
  locale: string,
  options: Intl.NumberFormatOptions,
  padded = false,
): (digits: number) => Intl.NumberFormat {
  const made = new Map<number, Intl.NumberFormat>();
  return (digits) => {
    const known =
      made.get(digits) ??
      new Intl.NumberFormat(locale, {
        ...options,
        minimumFractionDigits: padded ? digits : 0,
        maximumFractionDigits: digits,
      });
    made.set(digits, known);
    return known;
  };
}
