// `@name` in what people write in Markdown: forges and forums name people alike.
import { namesIn } from './text.ts';

/**
 * At the start of a word, and to its end; a full stop after it ends the sentence, and `@org/team` names no person.
 * Every repetition is bounded, so that no text takes longer than its length.
 */
const mention = /(?<![\p{L}\p{N}_.@/`-])@([a-z0-9](?:[a-z0-9._-]{0,98}[a-z0-9_-])?)(?!\.{0,9}[a-z0-9_/@-])/gu;

/** Account names in lower case, each once, without the author’s. */
export function mentionsIn(text: string, author: string): string[] {
  return namesIn(text.toLowerCase(), mention, author);
}
