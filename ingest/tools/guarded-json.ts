// JSON from outside: parsed within a depth that has honest use, and without keys that could change a prototype.
import { deepest, nestedDeeperThan } from '../pipeline/unknown-fields.ts';

export type Parsed = { kind: 'parsed'; payload: unknown } | { kind: 'unreadable'; detail: string };

/** What `parse` makes of a body, JSON or a form, unless it cannot be read or goes too deep. */
export function guarded(parse: () => unknown): Parsed {
  try {
    const payload = parse();
    return nestedDeeperThan(payload, deepest)
      ? { kind: 'unreadable', detail: `The body is nested deeper than ${deepest} levels.` }
      : { kind: 'parsed', payload };
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: 'unreadable', detail: 'The body cannot be parsed.' };
    throw error;
  }
}

/** @throws SyntaxError when it is not JSON. */
export function safeJson(text: string): unknown {
  return mayNamePrototype(text) ? JSON.parse(text, withoutPrototype) : JSON.parse(text);
}

/** Written out, or hidden behind an escape of an ASCII letter; most bodies need no second look. */
function mayNamePrototype(text: string): boolean {
  return text.includes('__proto__') || text.includes('\\u00');
}

function withoutPrototype(key: string, value: unknown): unknown {
  return key === '__proto__' ? undefined : value;
}
