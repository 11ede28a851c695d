// Measures what the analysis says against what then happened: `npm run bench:truth -- lean-zulip [DIR]`.
import { existsSync } from 'node:fs';
import { ambassadors } from './truth/ambassadors.ts';
import { betweennessError } from './truth/betweenness.ts';
import { leidenCommunities } from './truth/leiden-communities.ts';
import { lastingFlags } from './truth/lasting-flags.ts';
import { leanZulip, type TruthReport } from './truth/lean-zulip.ts';
import { silosMixing } from './truth/silos-mixing.ts';
import { spanners } from './truth/spanners.ts';
import { spreading } from './truth/spreading.ts';

interface Recipe {
  /** Looked for here when no directory is given. */
  folder: string;
  run: (folder: string) => TruthReport;
}

const recipes: Readonly<Record<string, Recipe>> = {
  'lean-zulip': { folder: '../shared/data/lean-zulip', run: leanZulip },
  influence: { folder: '../shared/data/lean-zulip', run: lastingFlags },
  spanners: { folder: '../shared/data/lean-zulip', run: spanners },
  spreading: { folder: '../shared/data/email-eu-core', run: spreading },
  leiden: { folder: '../shared/data/email-eu-core', run: leidenCommunities },
  betweenness: { folder: '../shared/data/email-eu-core', run: betweennessError },
  ambassadors: { folder: '../shared/data/email-eu-core', run: ambassadors },
  'silos-mixing': { folder: '../shared/data/email-eu-core', run: silosMixing },
};

const [name = '', given] = process.argv.slice(2);
const recipe = recipes[name];
const folder = given ?? recipe?.folder ?? '';
if (recipe === undefined) {
  fail(`usage: npm run bench:truth -- RECIPE [DIR]\nrecipes: ${Object.keys(recipes).join(', ')}`);
} else if (!existsSync(folder)) {
  fail(`no such directory: ${folder}; give the directory of the data as the second argument`);
} else {
  const { text, figures, pass } = recipe.run(folder);
  process.stdout.write(`${text}\n${JSON.stringify({ bench: 'truth', recipe: name, ...figures, pass })}\n`);
  process.exitCode = pass ? 0 : 1;
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 2;
}
