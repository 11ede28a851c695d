// Threads and posts are named again and again; each is hashed once while it is being talked about.
import type { ObjectId } from '../../core/ids.ts';

/** Few enough to stay in the processor’s cache: what is talked about was mentioned a moment ago. */
const remembered = 32_000;

/** Keeps the last things named, in two generations so that a full memory forgets the older half only. */
export function rememberReferences(hash: (reference: string) => ObjectId): (reference: string) => ObjectId {
  let young = new Map<string, ObjectId>();
  let old = new Map<string, ObjectId>();
  return (reference) => {
    const known = young.get(reference);
    if (known !== undefined) return known;
    const id = old.get(reference) ?? hash(reference);
    if (young.size >= remembered / 2) {
      old = young;
      young = new Map();
    }
    young.set(reference, id);
    return id;
  };
}
