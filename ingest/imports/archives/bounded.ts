// A small archive can inflate to more than any disk holds: inflating stops long before it hurts.
import { OperatorError } from '../../../core/errors.ts';

/** Deflate reaches 1032:1 at most; exports of chats stay far below this. */
const highestRatio = 200;
/** Allowed whatever the ratio. */
const harmlessBytes = 64 * 2 ** 20;
const largestBytes = 64 * 2 ** 30;

/** Passes on what is inflated. `packedBytes`: how much of the archive it came from so far. @throws OperatorError `ARCHIVE_BOMB`. */
export async function* bounded(
  place: string,
  inflated: AsyncIterable<Buffer>,
  packedBytes: () => number,
): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const piece of inflated) {
    bytes += piece.length;
    const tooDense = bytes > harmlessBytes && bytes > highestRatio * packedBytes();
    if (tooDense || bytes > largestBytes) {
      throw new OperatorError(`${place} inflates to more than an export would; it is not read further.`, {
        code: 'ARCHIVE_BOMB',
      });
    }
    yield piece;
  }
}
