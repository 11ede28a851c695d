// Graph kernels beside igraph's C library and graphology, on the same graphs in the same run:
// `npm run bench:graph -- --sizes S,M,L --rounds 2`. Last line: JSON with `pass`.
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { graphSizes, type SizeName } from './graph/generate-graph.ts';
import { readResult, writeGraph } from './graph/graph-files.ts';
import { compileAnchor, measureGraphology, measureIgraph, measureOurs } from './graph/implementations.ts';
import { judge, peakTable, verdictTable, type SizeResults } from './graph/report.ts';

/** Operations of ours whose values must be igraph's. */
const compared: readonly (readonly [ours: string, theirs: string])[] = [
  ['pagerank', 'pagerank'],
  ['pagerank, team of 2', 'pagerank'],
  ['betweenness, 256', 'betweenness, 256'],
  ['betweenness, 256, team of 2', 'betweenness, 256'],
  ['constraint', 'constraint'],
];

/** Above this the clock says more about others than about us. */
const quietLoad = 1.5;

const { values } = parseArgs({
  options: { sizes: { type: 'string', default: 'S,M' }, rounds: { type: 'string', default: '2' } },
});
const sizes = values.sizes.split(',').filter((name): name is SizeName => name in graphSizes);
const rounds = Number(values.rounds);
if (sizes.length === 0 || !(rounds >= 1)) {
  process.stderr.write('usage: npm run bench:graph -- [--sizes S,M,L,XL] [--rounds 2]\n');
  process.exitCode = 2;
} else {
  await compare();
}

async function compare(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tablee-graph-'));
  try {
    const anchor = compileAnchor(folder);
    if (anchor === undefined) tell("igraph's C library is not installed: ratios to it are left out");
    const results: SizeResults[] = [];
    for (const size of sizes) results.push(await measureSize(folder, size, anchor));
    const verdicts = results.flatMap(judge);
    const pass = verdicts.every(({ met }) => met);
    process.stdout.write(`${verdictTable(verdicts)}\n${peakTable(results)}\n`);
    process.stdout.write(
      `${JSON.stringify({ bench: 'graph', anchor: anchor !== undefined, verdicts, pass })}\n`,
    );
    process.exitCode = pass ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Implementations take turns, so that other load on the machine falls on all of them alike. */
async function measureSize(folder: string, size: SizeName, anchor: string | undefined): Promise<SizeResults> {
  writeGraph(folder, size);
  const results: SizeResults = {
    size,
    measurements: { ours: [], igraph: [], graphology: [] },
    differences: {},
    quiet: load() < quietLoad,
  };
  const { ours, igraph, graphology } = results.measurements;
  for (let round = 1; round <= rounds; round++) {
    if (anchor !== undefined) igraph.push(...(await measureIgraph(anchor, folder, size)));
    ours.push(...(await measureOurs(folder, size)));
    // Beyond L graphology needs more memory than these sizes deserve; before, once is enough.
    if (round === 1 && size !== 'XL') graphology.push(...(await measureGraphology(folder, size)));
    tell(`${size}: round ${round} of ${rounds}, load ${load().toFixed(1)}`);
  }
  if (anchor !== undefined) {
    for (const [mine, theirs] of compared)
      results.differences[mine] = largestDifference(
        readResult(folder, `${size}.${mine}.ours`),
        readResult(folder, `${size}.${theirs}.igraph`),
      );
  }
  return results;
}

/** How many processes wanted a core lately. */
function load(): number {
  return loadavg()[0] ?? 0;
}

/** Relative, where both say something: constraint is undefined for those without ties. */
function largestDifference(ours: Float64Array, theirs: Float64Array): number {
  let largest = 0;
  theirs.forEach((value, v) => {
    const difference = Math.abs((ours[v] ?? 0) - value) / Math.abs(value);
    if (value !== 0 && difference > largest) largest = difference;
  });
  return largest;
}

function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}
