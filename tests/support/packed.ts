// The same files as a folder, a zip and a tar.gz, to see that an archive's form makes no difference.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';

export type Files = Readonly<Record<string, string | Buffer>>;

export const packings = {
  folder: (at: string, files: Files): Promise<string> => {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(at, 'folder', path)), { recursive: true });
      writeFileSync(join(at, 'folder', path), content);
    }
    return Promise.resolve(join(at, 'folder'));
  },
  zip: (at: string, files: Files): Promise<string> => write(join(at, 'export.zip'), zipOf(files)),
  'tar.gz': async (at: string, files: Files): Promise<string> =>
    write(join(at, 'export.tar.gz'), gzipSync(await tarOf(files))),
};

function write(path: string, content: Buffer): Promise<string> {
  writeFileSync(path, content);
  return Promise.resolve(path);
}

export async function tarOf(files: Files): Promise<Buffer> {
  const tar = pack();
  for (const [name, content] of Object.entries(files)) tar.entry({ name }, content as string);
  tar.finalize();
  const pieces: Buffer[] = [];
  for await (const piece of tar) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** PKWARE's APPNOTE, as little of it as a reader asks for: local headers, then the table of contents. */
export function zipOf(files: Files): Buffer {
  const [bodies, contents]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const shared = sharedFields(plain, packed, Buffer.byteLength(name));
    const local = Buffer.concat([bytes('504b0304'), shared, Buffer.from(name), packed]);
    bodies.push(local);
    contents.push(tableRow(shared, offset, name));
    offset += local.length;
  }
  const table = Buffer.concat(contents);
  return Buffer.concat([...bodies, table, ending(contents.length, table.length, offset)]);
}

const bytes = (hex: string) => Buffer.from(hex, 'hex');

function sharedFields(plain: Buffer, packed: Buffer, nameLength: number): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(1 << 11, 2);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(crc32(plain), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(plain.length, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
}

function tableRow(shared: Buffer, offset: number, name: string): Buffer {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([bytes('504b01021400'), shared, rest, Buffer.from(name)]);
}

function ending(count: number, tableLength: number, offset: number): Buffer {
  const end = Buffer.alloc(18);
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(tableLength, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([bytes('504b0506'), end]);
}
