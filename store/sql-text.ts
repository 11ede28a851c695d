// Reads SQL text only as far as telling code from strings, quoted names and comments.

export type PieceKind = 'code' | 'string' | 'name' | 'comment';
export interface Piece {
  kind: PieceKind;
  text: string;
}

const closers: Readonly<Record<string, PieceKind>> = { "'": 'string', '"': 'name', '`': 'name' };

function endOfQuoted(sql: string, start: number): number {
  const quote = sql[start];
  let at = start + 1;
  while (at < sql.length) {
    if (sql[at] === '\\') at += 2;
    else if (sql[at] !== quote) at++;
    else if (sql[at + 1] === quote) at += 2;
    else return at + 1;
  }
  return sql.length;
}

function endOfComment(sql: string, start: number): number {
  const line = sql[start] === '-';
  const end = sql.indexOf(line ? '\n' : '*/', start + 2);
  if (end < 0) return sql.length;
  return line ? end : end + 2;
}

/** Cuts SQL into pieces; joined together again they are the text unchanged. */
export function sqlPieces(sql: string): Piece[] {
  const pieces: Piece[] = [];
  const special = /['"`]|--|\/\*/g;
  let done = 0;
  for (let hit = special.exec(sql); hit; hit = special.exec(sql)) {
    if (hit.index > done) pieces.push({ kind: 'code', text: sql.slice(done, hit.index) });
    const kind = closers[hit[0]] ?? 'comment';
    done = kind === 'comment' ? endOfComment(sql, hit.index) : endOfQuoted(sql, hit.index);
    pieces.push({ kind, text: sql.slice(hit.index, done) });
    special.lastIndex = done;
  }
  if (done < sql.length) pieces.push({ kind: 'code', text: sql.slice(done) });
  return pieces;
}

/** Splits a script on the semicolons that end its statements; empty statements are left out. */
export function splitStatements(script: string): string[] {
  const statements: string[] = [];
  let statement = '';
  for (const { kind, text } of sqlPieces(script)) {
    const [first = '', ...later] = kind === 'code' ? text.split(';') : [text];
    statement += first;
    for (const part of later) {
      statements.push(statement);
      statement = part;
    }
  }
  statements.push(statement);
  return statements.map((text) => text.trim()).filter((text) => sqlPieces(text).some(isSubstance));
}

function isSubstance({ kind, text }: Piece): boolean {
  return kind !== 'comment' && text.trim() !== '';
}

/** A string literal that reads back as exactly this text. */
export function sqlString(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
