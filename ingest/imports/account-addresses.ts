// Which mail address belongs to which account, as an export's list of members says.

/** A fact for linking accounts of one person. The address is compared and dropped; it is never kept. */
export interface AccountAddress {
  /** `provider:tenant:account`, as events name it. */
  account: string;
  email: string;
  /** The tool says that its owner confirmed it; only then may it make one person of two accounts. */
  verified: boolean;
}

/** Read from the file as it is iterated, each time anew. */
export type AccountAddresses = AsyncIterable<AccountAddress>;
