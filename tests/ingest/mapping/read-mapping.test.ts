import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../../ingest/mapping/check-mapping.ts';
import { parseMapping } from '../../../ingest/mapping/read-mapping.ts';

/** What is said of a mapping; empty when it is good. */
function faultsOf(text: string): string[] {
  try {
    parseMapping(text, 'map.yaml');
    return [];
  } catch (error) {
    return (error as Error).message.split('\n');
  }
}

const head = 'source: /x\ntenant: a:b\n';
const event = 'id: /id, time: received, actor: { id: /who }, verb: post, community: { id: /room }';

describe('a mapping', () => {
  it('tells every fault at once, each with its line', () => {
    const text = `source: x
tenant: a:b
colour: red
events:
  - id: /id
    verb: shout
    time: { at: /t, as: days }
    actor: { id: { first: [] } }
    community: { room: /room }
`;
    const faults = faultsOf(text);
    for (const part of [
      'map.yaml:1: source',
      'map.yaml:3: colour is not a field of a mapping',
      'map.yaml:6: events.0.verb',
      'map.yaml:7: events.0.time.as',
      'map.yaml:8: events.0.actor.id.first',
      'map.yaml:9: events.0.community.room is not a field',
    ]) {
      expect(faults.join('\n')).toContain(part);
    }
  });

  it.each([
    { what: 'broken YAML', text: `${head}events: [`, says: 'map.yaml:3: ' },
    { what: 'no event', text: `${head}events: []\n`, says: 'map.yaml:3: events' },
    {
      what: 'an event without a time',
      text: `${head}events:\n  - { id: /id, actor: { id: /w }, verb: post, community: { id: /r } }\n`,
      says: 'map.yaml:4: the event has no time',
    },
    {
      what: 'a rule that does two things',
      text: `${head}events:\n  - { leaveOut: left-out, verb: post }\n`,
      says: 'map.yaml:4: a rule makes an event, or leaves out, or refuses',
    },
    {
      what: 'a column among pointers',
      text: `${head}events:\n  - { ${event}, object: { id: number } }\n`,
      says: 'number is a column among pointers',
    },
    {
      what: 'a list where one value is meant',
      text: `${head}shared: { ${event} }\nevents:\n  - { object: { id: '/all/*/id' } }\n`,
      says: 'map.yaml:5: /all/*/id names every item',
    },
    {
      what: 'each without rules',
      text: `${head}events:\n  - { each: /all }\n`,
      says: 'map.yaml:4: each needs events',
    },
    {
      what: 'more than rules beside each',
      text: `${head}shared: { ${event} }\nevents:\n  - { each: /all, verb: post, events: [{ leaveOut: left-out }] }\n`,
      says: 'says everything else in its events',
    },
    {
      what: 'an unknown zone',
      text: `${head}shared: { ${event} }\nevents:\n  - time: { at: /t, as: iso, zone: Mars/Olympus }\n`,
      says: 'map.yaml:5: there is no time zone Mars/Olympus',
    },
    {
      what: 'a piece outside its place',
      text: `${head}shared: { ${event} }\nevents:\n  - targets: [{ reason: mention, people: { split: /t, by: ' ', as: '{/x}' } }]\n`,
      says: 'only {} may stand here',
    },
    {
      what: 'both lengths',
      text: `${head}shared: { ${event} }\nevents:\n  - object: { id: /id, chars: /n, text: /body }\n`,
      says: 'not both',
    },
    {
      what: 'a body left out of its signature',
      text: `${head}signature: { hmac: { header: x, signed: '{id}' } }\nevents:\n  - { ${event} }\n`,
      says: 'map.yaml:3: signed: {body} is missing',
    },
    {
      what: 'a handshake of nothing',
      text: `${head}handshake: { when: { /a: 1 } }\nevents:\n  - { ${event} }\n`,
      says: 'map.yaml:3: handshake echoes either',
    },
    {
      what: 'a broken pointer in a condition',
      text: `${head}events:\n  - when: { /a~b: 1 }\n    leaveOut: left-out\n`,
      says: 'map.yaml:4: /a~b is no JSON pointer',
    },
  ])('with $what is refused', ({ text, says }) => {
    expect(faultsOf(text).join('\n')).toContain(says);
  });

  it('of columns names those a file must have, each once', () => {
    const { mapping } = parseMapping(
      `${head}events:\n  - { when: { kind: post }, id: 'a:{id}', time: { at: t, as: iso }, actor: { id: who }, verb: { from: kind, values: { post: post } }, community: { id: room }, object: { id: '{id}' } }\n`,
    );
    expect(columnsOf(mapping)).toEqual(['kind', 'id', 't', 'who', 'room']);
  });
});
