import { describe, expect, it } from 'vitest';
import {
  parseComposed,
  parseText,
  pointerOf,
  trusted,
  type Address,
} from '../../../ingest/mapping/address.ts';

const pointer = (written: string, ...tokens: string[]): Address => ({ kind: 'pointer', written, tokens });
const column = (name: string): Address => ({ kind: 'column', name });

describe('a text with addresses', () => {
  it.each([
    { text: '/a/b', parts: [pointer('/a/b', 'a', 'b')] },
    { text: '/', parts: [pointer('/', '')] },
    { text: '/a~1b/m~0n', parts: [pointer('/a~1b/m~0n', 'a/b', 'm~n')] },
    { text: 'room name', parts: [column('room name')] },
    { text: 'post:{/ch}:{/ts}', parts: ['post:', pointer('/ch', 'ch'), ':', pointer('/ts', 'ts')] },
    { text: '{msg_id}', parts: [column('msg_id')] },
    { text: '#{}', parts: ['#', pointer('')] },
  ])('$text', ({ text, parts }) => {
    expect(trusted(parseText(text))).toEqual(parts);
  });

  it.each([
    { text: '/a~2', says: '~' },
    { text: 'post:{/a', says: 'no partner' },
    { text: 'post:}', says: 'no partner' },
    { text: '{/a~}', says: '~' },
  ])('$text is faulty', ({ text, says }) => {
    expect(parseText(text)).toMatchObject({
      kind: 'faulty',
      detail: expect.stringContaining(says) as string,
    });
  });

  it('is a constant where only braces hold addresses', () => {
    expect(trusted(parseComposed('jira:main'))).toEqual(['jira:main']);
  });
});

it('a column is named like the field of an object', () => {
  expect(pointerOf(column('a/b~c'))).toBe('/a~1b~0c');
});
