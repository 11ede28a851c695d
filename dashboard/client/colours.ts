// The page's colours as the stylesheet has them now, light or dark.

export interface Colours {
  ink: string;
  muted: string;
  line: string;
  paper: string;
  accent: string;
  /** Accent, very thin. */
  wash: string;
  font: string;
}

export function readColours(element: HTMLElement): Colours {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: token('ink'),
    muted: token('muted'),
    line: token('line'),
    paper: token('paper'),
    accent: token('accent'),
    wash: token('accent-wash'),
    font: style.fontFamily,
  };
}
