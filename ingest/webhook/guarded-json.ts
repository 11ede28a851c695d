// JSON from outside: parsed within a depth that has honest use, and without keys that could change a prototype.
import { deepest, nestedDeeperThan } from '../pipeline/unknown-fields.ts';

import type { Parsed } from '../tools/tool.ts';

export function guardedJson(text: string): Parsed {
  let payload: unknown;
  try {
    payload = mayNamePrototype(text) ? JSON.parse(text, withoutPrototype) : JSON.parse(text);
  } catch {
    return { kind: 'unreadable', detail: 'The body is not valid JSON.' };
  }
  if (nestedDeeperThan(payload, deepest))
    return { kind: 'unreadable', detail: `The body is nested deeper than ${deepest} levels.` };
  return { kind: 'parsed', payload };
}

/** Written out, or hidden behind an escape of an ASCII letter; most bodies need no second look. */
function mayNamePrototype(text: string): boolean {
  return text.includes('__proto__') || text.includes('\\u00');
}

function withoutPrototype(key: string, value: unknown): unknown {
  return key === '__proto__' ? undefined : value;
}
