// The kernels whose inner loop decides everything, in AssemblyScript. They read and write memory shared by all threads at
// the places they are given, and allocate nothing.
export { shareOut, collectRows } from './page-rank';
export { addPathsFrom } from './paths';
export { sumFour } from './drawn-influence';
export { rankDraw } from './draw-ranks';
export { moveNodes } from './local-moves';
