// People named in a text, in the notations tools use. The text is searched and left behind.

/** Bounded and without nested repetition, so that no text is slow to search. */
const patterns = {
  /** `@ana`, but no mail address. */
  '@name': /(?<![\w.+@-])@(\w(?:[\w.-]{0,62}\w)?)/g,
  /** Slack’s `<@U024BE7LH>` and `<@U024BE7LH|ana>`, Discord’s `<@!80351110224678912>`. */
  '<@ID>': /<@!?(\w{1,64})(?:\|[^>]{0,200})?>/g,
  /** Azure DevOps’ `@<107e08c7-…>`. */
  '@<ID>': /@<([\w-]{1,64})>/g,
  /** Jira’s `[~ana]` and `[~accountid:5c76b994e1bcdf6294d0eb0f]`. */
  '[~ID]': /\[~(?:accountid:)?([^\]\s]{1,128})\]/g,
  /** Zulip’s rendered messages: `data-user-id="25"`. */
  'data-user-id': /data-user-id="(\d{1,20})"/g,
} as const;

export type MentionNotation = keyof typeof patterns;
export const mentionNotations = Object.keys(patterns) as readonly MentionNotation[];

/** An event names no more people than this. */
const most = 100;

/** Accounts a text names, in order, each once. */
export function mentionsIn(text: string, notation: MentionNotation): string[] {
  const found = new Set<string>();
  for (const [, account] of text.matchAll(patterns[notation])) {
    if (account !== undefined) found.add(account);
    if (found.size === most) break;
  }
  return [...found];
}
