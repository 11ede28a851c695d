import { describe, expect, it } from 'vitest';
import { classify, placeholders, rawInsert } from '../../../store/embedded/statement.ts';

describe('classify', () => {
  it.each([
    'SELECT 1',
    ' with x as (select 1) select * from x',
    '(SELECT 1)',
    '-- why\nSELECT 1',
    'SHOW TABLES',
    'EXPLAIN SELECT 1',
  ])('%s reads', (sql) => {
    expect(classify(sql)).toBe('read');
  });

  it.each([
    'INSERT INTO tablee.t SELECT 1',
    'CREATE TABLE tablee.t (a UInt8) ENGINE = ReplacingMergeTree(version) ORDER BY a',
    'ALTER TABLE tablee.t DROP PARTITION 202601',
    'OPTIMIZE TABLE tablee.t FINAL',
  ])('%s writes', (sql) => {
    expect(classify(sql)).toBe('write');
  });

  it.each([
    `SELECT * FROM file('/etc/passwd', 'LineAsString')`,
    `SELECT file('/etc/passwd')`,
    `SELECT * FROM "file" ('/etc/passwd')`,
    "SELECT * FROM `url`('http://x')",
    `SELECT * FROM /* */ FILE /* */ ('/etc/passwd')`,
    `SELECT * FROM s3('http://x')`,
    `SELECT * FROM s3Cluster('c', 'http://x')`,
    `SELECT * FROM remoteSecure('host', tablee.t)`,
    `SELECT * FROM executable('id', 'TSV', 'x String')`,
    `SELECT * FROM mysql('h', 'd', 't', 'u', 'p')`,
    `SELECT 1 INTO OUTFILE '/tmp/x'`,
    `SELECT 1 INTO\nOUTFILE '/tmp/x'`,
    `INSERT INTO tablee.t FROM INFILE '/etc/passwd' FORMAT LineAsString`,
    `INSERT INTO FUNCTION file('/tmp/x') SELECT 1`,
    `INSERT INTO TABLE FUNCTION file('/tmp/x') SELECT 1`,
    'SELECT * FROM default.`/etc/passwd`',
    'SELECT * FROM `default` . `/etc/passwd`',
    'SELECT * FROM {name:Identifier}',
    `CREATE TABLE tablee.t (a String) ENGINE = URL('http://x', CSV)`,
    `CREATE TABLE tablee.t (a String) ENGINE File(CSV)`,
    `CREATE DICTIONARY tablee.d (a UInt8) PRIMARY KEY a SOURCE(HTTP(URL 'http://x'))`,
    'CREATE FUNCTION f AS (x) -> x',
    `ATTACH TABLE t FROM '/etc' (a UInt8) ENGINE = MergeTree ORDER BY a`,
    'SYSTEM SHUTDOWN',
    'SET readonly = 1',
    'USE default',
    `KILL QUERY WHERE 1`,
    'SELECT 1; DROP TABLE tablee.t',
    `SELECT $$'$$ , file('x') , $$'$$`,
    `SELECT ‘'’, file('x'), ‘'’`,
    `# '\nSELECT file('x') # '`,
    '',
  ])('%s is refused', (sql) => {
    expect(() => classify(sql)).toThrow(expect.objectContaining({ code: 497 }) as Error);
  });

  it.each([
    `SELECT 'file(1) INTO OUTFILE default. ;' AS text`,
    'SELECT profile, url, file FROM tablee.t -- url( in a comment',
    'SELECT `file` FROM tablee.t WHERE source = {source:String}',
    'SELECT 1;',
  ])('%s is harmless', (sql) => {
    expect(classify(sql)).toBe('read');
  });
});

describe('placeholders', () => {
  it('are found in code, not in strings or comments', () => {
    const sql = `SELECT {a:String}, { b : Array(UInt8) }, '{c:String}' -- {d:String}`;
    expect(placeholders(sql)).toEqual(['a', 'b']);
  });
});

describe('rawInsert', () => {
  it('reads table, columns and format', () => {
    expect(rawInsert('INSERT INTO tablee.t (a, b) FORMAT TabSeparated')).toEqual({
      table: 'tablee.t',
      columns: ['a', 'b'],
      format: 'TabSeparated',
    });
  });

  it.each(['INSERT INTO t VALUES (1)', 'INSERT INTO t SELECT 1', 'INSERT INTO t FORMAT Parquet', 'SELECT 1'])(
    'is not %s',
    (sql) => {
      expect(rawInsert(sql)).toBeUndefined();
    },
  );
});
