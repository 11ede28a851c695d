// Bearer tokens as they lie in the inbox's environment.
import type { Environment } from './environment.ts';

export interface StoredToken {
  /** SHA-256 of the token, in hex. */
  hash: string;
  created: number;
  /** Milliseconds since 1970 from which it no longer counts; none for the newest. */
  expires: number | null;
}

export interface TokenTable {
  all(): StoredToken[];
  /** Reads them, changes them, writes them, in one transaction. */
  change(change: (before: StoredToken[]) => StoredToken[]): Promise<void>;
}

export function createTokenTable({ transactions, tokens }: Environment): TokenTable {
  const all = () => tokens.get('scim') ?? [];
  return {
    all,
    async change(change) {
      await transactions.run(() => {
        void tokens.put('scim', change(all()));
      });
    },
  };
}
