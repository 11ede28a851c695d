import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keysFrom, openKeyFile } from '../../core/keys.ts';
import { createPseudonyms, eventKey } from '../../core/pseudonyms.ts';
import { createSealer } from '../../core/sealing.ts';
import { EventKey, PersonId } from '../../core/ids.ts';
import { Value } from 'typebox/value';

const keys = keysFrom(Buffer.alloc(32, 1));
const others = keysFrom(Buffer.alloc(32, 2));

describe('openKeyFile', () => {
  it('makes a key readable by its owner only, and reads the same one again', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'tablee-key-')), 'sub', 'key');
    const first = openKeyFile(path).derive('pseudonym');
    expect(openKeyFile(path).derive('pseudonym')).toEqual(first);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('refuses a file that is not a key', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'tablee-key-')), 'key');
    writeFileSync(path, 'hello');
    expect(() => openKeyFile(path)).toThrow(/not a Tablée key file/);
  });

  it('derives another key for each purpose', () => {
    expect(keys.derive('sealing')).not.toEqual(keys.derive('session'));
  });
});

describe('pseudonyms', () => {
  const pseudonyms = createPseudonyms(keys);

  it('are the same for the same account and differ for another key, kind or account', () => {
    const ids = [
      pseudonyms.person('slack:T1:U1'),
      pseudonyms.person('slack:T1:U2'),
      pseudonyms.object('slack:T1:U1'),
      pseudonyms.employee('slack:T1:U1'),
      createPseudonyms(others).person('slack:T1:U1'),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    expect(createPseudonyms(keys).person('slack:T1:U1')).toBe(ids[0]);
    expect(ids.every((id) => Value.Check(PersonId, id))).toBe(true);
  });

  it('are what they were in every release: stored ones must be met again', () => {
    expect([
      pseudonyms.person('slack:T1:U1'),
      pseudonyms.object('slack:T1:C1:é'),
      pseudonyms.employee('ana@example.org'),
      eventKey('/slack/T1', 'e1'),
    ]).toEqual([
      'e8744d40-5913-87f2-b3cc-f3ac8fa90e78',
      '7349d5ed-3bf9-8094-8a56-526ad608242b',
      '1891a62f-8920-8722-95c7-70959f1c9fff',
      'fb0e9a02-b898-82db-a7ad-e7d758b31896',
    ]);
  });

  it('know an employee whatever the case of the address', () => {
    expect(pseudonyms.employee(' Ana@Example.org')).toBe(pseudonyms.employee('ana@example.org'));
  });

  it('keep source and id of an event apart', () => {
    expect(eventKey('/a', 'b')).not.toBe(eventKey('/', 'ab'));
    expect(Value.Check(EventKey, eventKey('/a', 'b'))).toBe(true);
  });
});

describe('sealer', () => {
  it('opens what it sealed, never seals twice alike, and refuses anything else', () => {
    const sealer = createSealer(keys);
    const sealed = sealer.seal('Odette Carafon');
    expect(sealer.open(sealed)).toBe('Odette Carafon');
    expect(sealer.seal('Odette Carafon')).not.toBe(sealed);
    expect(() => createSealer(others).open(sealed)).toThrow(/does not open/);
    expect(() => sealer.open(`A${sealed.slice(1)}`)).toThrow(/does not open/);
    expect(() => sealer.open('')).toThrow(/does not open/);
  });
});
