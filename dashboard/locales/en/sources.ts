// English: what comes in, and what could not be read.
import type { LedgerOutcome, QuarantineCode, RefusalCode } from '../../../core/outcome.ts';
import type { Format } from '../../format.ts';

export const sources = (f: Format) => ({
  title: 'Sources',
  question: 'Is everything coming in?',
  answer: (all: number, silent: readonly string[], quarantined: number) =>
    all === 0
      ? 'Nothing has been received yet.'
      : `${silent.length === 0 ? f.plural(all, { one: 'The only source was heard lately', other: `All ${f.number(all)} sources were heard lately` }) : `${f.list(silent)} ${silent.length === 1 ? 'has' : 'have'} been silent for more than two days`}; ${quarantined === 0 ? 'nothing waits in quarantine' : `${f.count(quarantined, { one: 'event waits', other: 'events wait' })} in quarantine`}.`,
  none: 'No source is connected yet',
  noneHint:
    'A tool posts its events to the webhook, or a file is imported. Each then gets a line here: what was received, stored, repeated, kept aside or refused.',
  feeds: 'What is heard, last 28 days',
  feedsNone: 'No event has come in for 28 days.',
  senders: 'What came to the door, last 28 days',
  unknownSender: 'unknown',
  columns: {
    source: 'Source',
    sender: 'Sent by',
    received: 'Received',
    stored: 'Stored',
    duplicate: 'Repeats',
    quarantined: 'Kept aside',
    refused: 'Refused',
    erased: 'Erased',
    lastHeard: 'Newest event',
    lastHour: 'Last hour something came',
  },
  silent: (days: number) => `silent for ${f.count(days, { one: 'day', other: 'days' })}`,
  reasons: 'Why events were kept aside or refused',
  outcome: {
    stored: 'stored',
    duplicate: 'repeat',
    quarantined: 'kept aside',
    refused: 'refused',
    erased: 'erased',
  } satisfies Record<LedgerOutcome, string>,
  reason: {
    'malformed-json': 'not readable as JSON',
    'not-a-cloudevent': 'not a CloudEvent',
    'unknown-type': 'a type of event Tablée does not know',
    'invalid-event': 'a field is missing or wrong',
    'source-not-allowed': 'this key may not speak for this source',
    'time-out-of-range': 'a time too far in the past or future',
    conflict: 'same identity as an earlier event, other content',
    'not-storable': 'could not be stored as it is',
    unsigned: 'no signature',
    'bad-signature': 'a wrong signature',
    'unknown-source': 'an unknown source',
    stale: 'signed too long ago',
    malformed: 'a malformed request',
    'too-large': 'too large',
    'too-many-items': 'too many events at once',
    'unsupported-media-type': 'a content type Tablée does not read',
    'inbox-full': 'the inbox was full',
    'rate-limited': 'too many requests',
  } satisfies Record<QuarantineCode | RefusalCode, string>,
  number: 'Events',
  why: 'Why',
  whatBecame: 'Outcome',
  quarantine: 'Waiting in quarantine',
  quarantineLead: 'The newest hundred. What they say stays sealed; here is where each went wrong.',
  quarantineNone: 'Nothing waits: every event that came in could be read.',
  received: 'Received',
  where: 'Field',
  detail: 'Detail',
  small:
    'Received = stored + repeats + kept aside + refused + erased. The same event sent twice is counted once.',
});
