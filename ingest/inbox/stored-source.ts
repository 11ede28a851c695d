// A webhook source as it lies in the inbox's environment.

export interface StoredSource {
  name: string;
  /** CloudEvents sources it may speak for besides `/NAME`. */
  claims: string[];
  secrets: StoredSecret[];
  created: number;
  revoked: number | null;
}

export interface StoredSecret {
  /** `whsec_…`, sealed. */
  sealed: string;
  created: number;
  /** Milliseconds since 1970 from which it no longer counts; none for the newest. */
  expires: number | null;
}
