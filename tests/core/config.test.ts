import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeConfig, loadConfig, settings } from '../../core/config.ts';
import { packageRoot } from '../../core/package-root.ts';

const folder = mkdtempSync(join(tmpdir(), 'tablee-config-'));
const write = (name: string, content: string) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

describe('loadConfig', () => {
  it('has a default for everything', () => {
    const config = loadConfig({ env: {} });
    expect(config).toMatchObject({ host: '127.0.0.1', timezone: 'UTC', smallestGroup: 5, port: undefined });
  });

  it('lets the environment win over the file', () => {
    const file = write('a.yaml', 'port: 4000\nlanguage: fr\n');
    expect(loadConfig({ env: { TABLEE_PORT: '5000' }, file })).toMatchObject({ port: 5000, language: 'fr' });
  });

  it('tells all faults at once, each with its variable or key', () => {
    const file = write('b.yaml', 'prot: 4000\nlanguage: de\n');
    const load = () =>
      loadConfig({ env: { TABLEE_PORT: 'x', TABLEE_SMALLEST_GROUP: '2', TABLEE_PROT: '1' }, file });
    expect(load).toThrow(/prot.*TABLEE_PROT.*TABLEE_PORT.*language.*TABLEE_SMALLEST_GROUP/s);
  });

  it.each([
    { what: 'a named file that is not there', file: join(folder, 'absent.yaml'), says: /no such file/ },
    { what: 'a file that is not YAML', file: write('c.yaml', 'port: [1'), says: /c\.yaml/ },
    { what: 'a list instead of settings', file: write('d.yaml', '- port'), says: /name: value/ },
  ])('refuses $what', ({ file, says }) => {
    expect(() => loadConfig({ env: {}, file })).toThrow(says);
  });

  it('takes a secret from a file and never shows it', () => {
    const secret = write('password', 'correct horse\n');
    const config = loadConfig({ env: { TABLEE_CLICKHOUSE_PASSWORD_FILE: secret } });
    expect(config.clickhousePassword).toBe('correct horse');
    expect(JSON.stringify(describeConfig(config))).not.toContain('horse');
  });
});

describe('.env.example', () => {
  it('names every variable and no other', () => {
    const named = readFileSync(join(packageRoot, '.env.example'), 'utf8').match(/TABLEE_[A-Z_]+/g);
    expect([...new Set(named)].sort()).toEqual(
      Object.values(settings)
        .map(({ env }) => env)
        .sort(),
    );
  });
});
