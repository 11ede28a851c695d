// Measures what the analysis says against what then happened, or was published: `npm run bench:truth -- [ROW [DIR]]`.
import { existsSync } from 'node:fs';
import Table from 'cli-table3';
import { ambassadors } from './truth/ambassadors.ts';
import { betweennessError } from './truth/betweenness.ts';
import { forecast } from './truth/forecast.ts';
import { leidenCommunities } from './truth/leiden-communities.ts';
import { lastingFlags } from './truth/lasting-flags.ts';
import { leanZulip, type TruthReport } from './truth/lean-zulip.ts';
import { leadTimeTruth } from './truth/lead-time.ts';
import { silenceRiskTruth } from './truth/silence-risk.ts';
import { placebo } from './truth/placebo.ts';
import { silosMixing } from './truth/silos-mixing.ts';
import { spanners } from './truth/spanners.ts';
import { spreading } from './truth/spreading.ts';
import { statesTruth } from './truth/states.ts';
import { survivalTruth } from './truth/survival.ts';

interface Recipe {
  /** Looked for here when no directory is given. */
  folder: string;
  run: (folder: string) => TruthReport;
}

const recipes: Readonly<Record<string, Recipe>> = {
  'lean-zulip': { folder: '../shared/data/lean-zulip', run: leanZulip },
  influence: { folder: '../shared/data/lean-zulip', run: lastingFlags },
  spanners: { folder: '../shared/data/lean-zulip', run: spanners },
  states: { folder: '../shared/data/lean-zulip', run: statesTruth },
  'silence-risk': { folder: '../shared/data/lean-zulip', run: silenceRiskTruth },
  'lead-time': { folder: '../shared/data/lean-zulip', run: leadTimeTruth },
  survival: { folder: '../shared/data/lean-zulip', run: survivalTruth },
  forecast: { folder: '../shared/data/asf-incubator', run: forecast },
  placebo: { folder: '../shared/data/lean-zulip', run: placebo },
  spreading: { folder: '../shared/data/email-eu-core', run: spreading },
  leiden: { folder: '../shared/data/email-eu-core', run: leidenCommunities },
  betweenness: { folder: '../shared/data/email-eu-core', run: betweennessError },
  ambassadors: { folder: '../shared/data/email-eu-core', run: ambassadors },
  'silos-mixing': { folder: '../shared/data/email-eu-core', run: silosMixing },
};

const [name, given] = process.argv.slice(2);
if (name === undefined) runAll();
else runOne(name, given);

/** Every row, one after the other; what lacks its data is said, and is no pass. */
function runAll(): void {
  const verdicts: Record<string, boolean | 'no data'> = {};
  const figures: Record<string, TruthReport['figures']> = {};
  for (const [row, { folder, run }] of Object.entries(recipes)) {
    process.stdout.write(`\n${row}\n`);
    if (!existsSync(folder)) {
      process.stdout.write(`*** ${folder} is not there: SKIPPED ***\n`);
      verdicts[row] = 'no data';
      continue;
    }
    const report = run(folder);
    process.stdout.write(`${report.text}\n`);
    verdicts[row] = report.pass;
    figures[row] = report.figures;
  }
  const pass = Object.values(verdicts).every((verdict) => verdict === true);
  process.stdout.write(`${verdictTable(verdicts)}\n`);
  process.stdout.write(`${JSON.stringify({ bench: 'truth', verdicts, figures, pass })}\n`);
  process.exitCode = pass ? 0 : 1;
}

function verdictTable(verdicts: Readonly<Record<string, boolean | 'no data'>>): string {
  const table = new Table({ head: ['row', 'all of it met'], style: { head: [], border: [] } });
  for (const [row, met] of Object.entries(verdicts))
    table.push([row, typeof met === 'string' ? met : met ? 'yes' : 'NO']);
  return table.toString();
}

function runOne(row: string, given: string | undefined): void {
  const recipe = recipes[row];
  const folder = given ?? recipe?.folder ?? '';
  if (recipe === undefined) {
    fail(`usage: npm run bench:truth -- [ROW [DIR]]\nrows: ${Object.keys(recipes).join(', ')}`);
  } else if (!existsSync(folder)) {
    fail(`no such directory: ${folder}; give the directory of the data as the second argument`);
  } else {
    const { text, figures, pass } = recipe.run(folder);
    process.stdout.write(`${text}\n${JSON.stringify({ bench: 'truth', recipe: row, ...figures, pass })}\n`);
    process.exitCode = pass ? 0 : 1;
  }
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 2;
}
