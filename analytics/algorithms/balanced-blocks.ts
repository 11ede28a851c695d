// Cuts rows into blocks of about equal work, so that threads finish together.

/** What a row costs besides its ties, in ties. */
const rowCost = 4;

/** Block b is rows [cuts[b], cuts[b + 1]): all rows, in order, some blocks perhaps empty. */
export function balancedBlocks(offsets: Int32Array, blocks: number): Int32Array {
  const order = offsets.length - 1;
  const work = offsets[order] + rowCost * order;
  const cuts = new Int32Array(blocks + 1);
  let row = 0;
  for (let b = 1; b < blocks; b++) {
    while (row < order && offsets[row] + rowCost * row < (work * b) / blocks) row++;
    cuts[b] = row;
  }
  cuts[blocks] = order;
  return cuts;
}
