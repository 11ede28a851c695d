// All rows of a streamed answer: for those that are small but long in coming.

/** A stream may take as long as a large computation does; a query is given up after what a page would wait. */
export async function collectRows<Row>(blocks: AsyncIterable<Row[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const block of blocks) for (const row of block) rows.push(row);
  return rows;
}
