// Which language a reader wants: asked for in the address, remembered in a cookie, stated by the browser, or configured.
import { languages, type Language } from './format.ts';

export const languageCookie = 'tablee-language';

export interface LanguageHints {
  /** `?lang=`. */
  asked: string | null;
  remembered: string | undefined;
  /** `Accept-Language`. */
  accepted: string | undefined;
  fallback: Language;
}

export function chooseLanguage({ asked, remembered, accepted, fallback }: LanguageHints): Language {
  return known(asked) ?? known(remembered) ?? fromHeader(accepted) ?? fallback;
}

export function known(name: string | null | undefined): Language | undefined {
  return languages.find((language) => language === name);
}

/** By quality, then by order (RFC 9110 §12.5.4). */
function fromHeader(header = ''): Language | undefined {
  const wanted = header.split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().split(';');
    const quality = parameters.map((text) => /^\s*q=([\d.]+)$/.exec(text)?.[1]).find((q) => q !== undefined);
    return { language: known(tag.slice(0, 2).toLowerCase()), quality: Number(quality ?? 1) };
  });
  const [best] = wanted
    .filter(({ language, quality }) => language !== undefined && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return best?.language;
}
