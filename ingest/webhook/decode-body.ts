// From the bytes that were signed to text: gzip undone within bounds, UTF-8 checked.
import { isUtf8 } from 'node:buffer';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { refuse, type Refusal } from './refusals.ts';

const inflate = promisify(gunzip);

/** `encoding` is the Content-Encoding header. */
export async function decodeBody(
  body: Buffer,
  encoding: string | undefined,
  maxInflatedBytes: number,
): Promise<string | Refusal> {
  switch (encoding?.trim().toLowerCase()) {
    case undefined:
    case '':
    case 'identity':
      return textOf(body);
    case 'gzip': {
      const bytes = await inflated(body, maxInflatedBytes);
      return 'kind' in bytes ? bytes : textOf(bytes);
    }
    default:
      return refuse('unsupported-media-type', 'The only content encoding read here is gzip.');
  }
}

function textOf(bytes: Buffer): string | Refusal {
  if (!isUtf8(bytes)) return refuse('malformed', 'The body is not UTF-8.');
  const text = bytes.toString();
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

async function inflated(body: Buffer, most: number): Promise<Buffer | Refusal> {
  try {
    return await inflate(body, { maxOutputLength: most });
  } catch (error) {
    const tooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    return tooLarge
      ? refuse('too-large', `The inflated body is larger than ${most} bytes.`)
      : refuse('malformed', 'The body is not valid gzip.');
  }
}
