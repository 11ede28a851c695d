// What every component of a page may ask for: the words, who is looking, and where.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Viewer } from '../../core/gate.ts';
import type { Day } from '../../core/ids.ts';
import type { Assets } from '../assets.ts';
import type { Words } from '../words.ts';

export interface PageContext extends Words {
  viewer: Viewer | null;
  /** Goes into every form that changes something. */
  formToken: string;
  /** Address with its query, without `lang`. */
  url: URL;
  assets: Assets;
  today: Day;
  /** A line above the page when the analysis is not what it should be. */
  notice: string | null;
}

const Context = createContext<PageContext | null>(null);

export const PageProvider = Context.Provider;

export function usePage(): PageContext {
  const page = useContext(Context);
  if (page === null) throw new Error('rendered outside a page');
  return page;
}
