// `tablee source try`, as it is run: what it prints and how it ends.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { builtFile } from '../../core/package-root.ts';
import { temporaryFolder } from '../support/ingest.ts';
import { newPlace } from '../support/running-house.ts';

const mapping = `source: /x
tenant: a:b
events:
  - when: { /kind: post }
    id: /id
    time: { at: /at, as: iso }
    actor: { id: /who }
    verb: post
    community: { id: /room }
`;
const post = { kind: 'post', id: 1, at: '2026-03-01T10:00:00Z', who: 'ana', room: 'lobby' };
function tryOut(payload: string): { status: number; said: string } {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'map.yaml'), mapping);
  writeFileSync(join(folder, 'payload.json'), payload);
  const args = [fileURLToPath(builtFile('cli.js')), 'source', 'try', 'map.yaml', 'payload.json'];
  try {
    const said = execFileSync(process.execPath, args, {
      env: newPlace().env,
      cwd: folder,
      encoding: 'utf8',
      stdio: 'pipe',
    });
    return { status: 0, said };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { status, said: stdout + stderr };
  }
}

describe('tablee source try', () => {
  it('shows the event and what would be stored of it', () => {
    const { status, said } = tryOut(JSON.stringify(post));
    expect(status).toBe(0);
    for (const part of ['map.yaml:4: an event', '"a:b:ana"', 'stored as', '"day": "2026-03-01"'])
      expect(said).toContain(part);
  });

  it('ends with 1 and the reason, with pointer and line, when there is none', () => {
    expect(tryOut(JSON.stringify({ ...post, who: null }))).toEqual({
      status: 1,
      said: 'map.yaml:7: refused: /who nobody who did it (unreadable-payload)\n',
    });
  });

  it('ends with 2 when a file is at fault', () => {
    const { status, said } = tryOut('{"kind":');
    expect({ status, said }).toEqual({ status: 2, said: 'payload.json is not JSON.\n' });
  });
});
