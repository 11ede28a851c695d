// English: what an administrator does to sources and quarantine.
import type { Format } from '../../format.ts';

const kinds: Readonly<Record<string, string>> = {
  cloudevents: 'CloudEvents',
  slack: 'Slack',
  teams: 'Microsoft Teams',
  'teams-outgoing': 'Microsoft Teams, outgoing webhook',
  discourse: 'Discourse',
  mattermost: 'Mattermost',
  zulip: 'Zulip',
  github: 'GitHub',
  gitlab: 'GitLab',
  mapped: 'another tool, by a mapping',
};

const settings: Readonly<Record<string, string>> = {
  mapping: 'Mapping (YAML)',
  appId: 'Application (client) ID',
  issuer: 'Issuer of its tokens',
  jwks: 'Its key set: an https address, or the JSON itself',
};

export const desk = (f: Format) => ({
  tools: 'Tools that may post',
  /** A kind or setting of a newer version is shown as it is named. */
  kind: (kind: string) => kinds[kind] ?? kind,
  setting: (setting: string) => settings[setting] ?? setting,
  optional: (label: string) => `${label} (may stay empty)`,
  address: 'Address to give the tool',
  secrets: 'Secrets in force',
  secretsInForce: (n: number) => (n === 0 ? 'none' : f.number(n)),
  since: (instant: string) => `the newest since ${instant}`,
  lastHeard: 'Last heard',
  neverHeard: 'not yet',
  claims: 'May also speak for',
  claimsHint: 'CloudEvents sources, each beginning with /, with blanks between. Usually none.',
  change: 'Give it another secret, or revoke it',
  restore: 'Let it post again',
  restoreHint: 'With another secret it may post again, from then on.',
  held: 'held',
  revokedOn: (instant: string) => `revoked on ${instant}`,
  rotate: 'Give it another secret',
  rotateHint: 'Secrets in force now hold for another day, so that the tool can be changed in peace.',
  revoke: 'Revoke all its secrets',
  revokeHint: (name: string) =>
    `From then on everything sent as ${name} is refused. What it has sent stays. Another secret lets it post again.`,
  secret: 'Secret',
  secretFromHere: 'Leave it empty and one is made here. It is shown once and kept encrypted.',
  secretFromTool: 'The one the tool shows you. It is kept encrypted and never shown again.',
  connect: 'Connect a tool',
  connectHint: 'Which tool is it?',
  name: 'Name',
  nameHint: 'Lower-case letters, digits and hyphens; it becomes part of the address.',
  connectIt: 'Connect it',
  isHeld: (name: string, instant: string) => `${name} has been held since ${instant}.`,
  heldHint:
    'Too much of what it sent could not be read: something was changed at its end or here. It is acknowledged and kept aside; nothing is lost. Release it once the cause is mended, and what waits is read again in its order.',
  release: 'Release it and read what waits',
  unbalanced: 'The ledger does not balance.',
  unbalancedHint: (feeds: readonly { sender: string; difference: number }[]) =>
    `${f.list(feeds.map(({ sender, difference }) => `${sender}: ${f.number(difference)}`))} unaccounted for. This is a fault of Tablée; the log says more.`,
  any: 'all',
  show: 'Show',
  origin: 'Came by',
  found: (n: string) => `${n} wait`,
  choose: 'Choose',
  chooseEvent: (source: string, instant: string) => `Choose the event of ${source}, received ${instant}`,
  replayAll: (n: string) => `Read all ${n} again`,
  replayChosen: 'Read those chosen again',
  discardReason: 'Why they may be given up',
  discardChosen: 'Give those chosen up',
  done: 'Done',
  back: 'Back to the sources',
  connected: (name: string) => `${name} is connected`,
  rotated: (name: string) => `${name} has another secret`,
  secretOnce: 'Copy the secret into the tool now: it is shown this once.',
  secretKept: 'The secret you gave is kept encrypted.',
  oldHolds: 'The secret before holds for another day.',
  revoked: (name: string) => `${name} may no longer post`,
  revokedText: 'Everything sent with its secrets is refused. What it has sent stays.',
  replayed: (n: number) =>
    n === 0
      ? 'Nothing could be read yet'
      : `${f.count(n, { one: 'event was read', other: 'events were read' })} again`,
  stillWaiting: (n: number) =>
    n === 0
      ? 'None of those chosen waits any longer. Figures follow within seconds.'
      : `${f.count(n, { one: 'event still cannot be read and stays', other: 'events still cannot be read and stay' })}, with the newest reason.`,
  inboxFull: 'The inbox is full: the rest waits, untouched. Try again when it has emptied.',
  discarded: (n: number) => f.count(n, { one: 'event was given up', other: 'events were given up' }),
  discardedText: 'They are counted as erased.',
  refused: 'This was not done',
  nothingChanged: 'Nothing was changed. Go back to mend it.',
  mendHere: 'Nothing was changed. What you typed is below, but for the secret: mend it and send it again.',
  inDetail: 'In detail:',
  notNoted:
    'This was done, but it does not stand in the log of administrators’ actions: the store cannot be reached. The log of the process has it.',
  faults: {
    SOURCE_NAME: 'This name cannot be used: lower-case letters, digits and hyphens, 63 at most.',
    SOURCE_EXISTS: 'There is a source of this name already.',
    SOURCE_UNKNOWN: 'There is no source of this name.',
    SOURCE_KIND: 'This kind of tool is not known.',
    SOURCE_CLAIM: 'What it may also speak for must begin with / and hold no blanks.',
    SOURCE_SETTING: 'A setting is missing or wrong.',
    SOURCE_SECRET: 'The secret is missing or is not one this tool uses.',
    NOT_SAID_WHAT: 'A field is missing or wrong, or nothing was chosen.',
  },
});
