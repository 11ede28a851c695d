import { expect, it } from 'vitest';
import { balancedBlocks } from '../../../analytics/algorithms/balanced-blocks.ts';

it.each([
  { offsets: [0], blocks: 3, cuts: [0, 0, 0, 0] },
  { offsets: [0, 10, 20, 30, 40], blocks: 2, cuts: [0, 2, 4] },
  { offsets: [0, 1000, 1001, 1002, 1003], blocks: 2, cuts: [0, 1, 4] },
  { offsets: [0, 0, 0, 0, 0], blocks: 4, cuts: [0, 1, 2, 3, 4] },
  { offsets: [0, 5], blocks: 3, cuts: [0, 1, 1, 1] },
])('cuts $offsets into $blocks', ({ offsets, blocks, cuts }) => {
  expect([...balancedBlocks(Int32Array.from(offsets), blocks)]).toEqual(cuts);
});
