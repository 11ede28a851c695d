// A webhook source as it lies in the inbox's environment.

/** The tools Tablée understands, CloudEvents that speak for themselves, and any other tool through a mapping. */
export const sourceKinds = [
  'cloudevents',
  'slack',
  'teams',
  'teams-outgoing',
  'discourse',
  'mattermost',
  'github',
  'gitlab',
  'zulip',
  'mapped',
] as const;
export type SourceKind = (typeof sourceKinds)[number];

export interface StoredSource {
  name: string;
  /** Absent in sources made before there were others: `cloudevents`. */
  kind?: SourceKind;
  /** What the kind needs to know besides secrets, e.g. the text of a mapping. */
  settings?: Record<string, string>;
  /** Since when its events are kept aside, because too many could not be read; absent while it is trusted. */
  heldSince?: number;
  /** CloudEvents sources it may speak for besides `/NAME`. */
  claims: string[];
  secrets: StoredSecret[];
  created: number;
  revoked: number | null;
}

export interface StoredSecret {
  /** As the administrator gave or was given it, sealed. */
  sealed: string;
  created: number;
  /** Milliseconds since 1970 from which it no longer counts; none for the newest. */
  expires: number | null;
}
