// What a page is written with: one language's catalogue and its way with numbers and dates.
import { createFormat, type Format, type Language } from './format.ts';
import { en, type Messages } from './locales/en.ts';
import { fr } from './locales/fr.ts';

export interface Words {
  f: Format;
  t: Messages;
}

const catalogues = { en, fr } satisfies Record<Language, (f: Format) => Messages>;

export function createWords(language: Language, options: { timezone: string; k: number }): Words {
  const f = createFormat(language, options);
  return { f, t: catalogues[language](f) };
}
