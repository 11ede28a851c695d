// tablee analyze --explain PERSON: how a flag came to be, down to the counts, in the newest analysis.
import { defaultParameters } from '../analytics/parameters.ts';
import { OperatorError } from '../core/errors.ts';
import type { PersonId } from '../core/ids.ts';
import type { House } from '../main.ts';
import { latestRun } from '../store/queries/latest-run.ts';
import { linksOfPerson } from '../store/queries/links-of-person.ts';
import { runById } from '../store/queries/run-by-id.ts';
import { scoresOfPerson } from '../store/queries/scores-of-person.ts';
import { sealedName } from '../store/queries/sealed-name.ts';
import { openName } from '../store/rows/directory.ts';
import { reveals } from '../store/rows/reveals.ts';
import { explainInfluence } from './explain-influence.ts';
import { explainListings } from './explain-listings.ts';
import { explainRoles } from './explain-roles.ts';
import { say, strong } from './output.ts';
import { knownId } from './people.ts';

export interface ExplainOptions {
  /** Say the person's name; that it was said is logged. */
  names?: boolean;
}

/** The newest analysis. */
export interface ExplainedRun {
  run: string;
  from: string;
  to: string;
  halfLifeDays: number;
  newcomerDays: number;
}

/** `who` is an employee's id, an account or a pseudonym. @throws OperatorError `PERSON_UNKNOWN`, `NO_ANALYSIS` */
export async function explainCommand(
  house: House,
  who: string,
  { names = false }: ExplainOptions,
): Promise<void> {
  const person = await personInForce(house, await knownId(who, house));
  const run = await newestRun(house);
  const scores = await house.store.query(scoresOfPerson, { run: run.run, person });
  say(`${strong(person)}${names ? ` ${await revealName(house, person)}` : ''}`);
  say(`analysis of ${run.from} to ${run.to} (exclusive)\n`);
  await explainInfluence(house.store, run, person, scores);
  await explainRoles(house.store, run, person);
  await explainListings(house.store, run, person, scores);
}

async function personInForce({ store }: House, id: PersonId): Promise<PersonId> {
  const [link] = await store.query(linksOfPerson, { id });
  return link?.person ?? id;
}

async function newestRun({ store }: House): Promise<ExplainedRun> {
  const [latest] = await store.query(latestRun, {});
  if (latest === undefined)
    throw new OperatorError('There is no analysis yet. Run: tablee analyze', { code: 'NO_ANALYSIS' });
  const [stored] = await store.query(runById, { run: latest.run });
  const parameters = { ...defaultParameters, ...(JSON.parse(stored?.parameters ?? '{}') as object) };
  const { halfLifeDays, newcomerDays } = parameters;
  return { ...latest, halfLifeDays, newcomerDays };
}

async function revealName({ store, sealer, clock }: House, person: PersonId): Promise<string> {
  const [found] = await store.query(sealedName, { person });
  if (found === undefined) return '(not in the directory)';
  const what = { role: 'admin', viewer: 'console', page: 'explain', community: '', people: 1 } as const;
  await store.insert(reveals, [{ time: clock.now(), ...what }]);
  return openName(found.sealed, sealer).name;
}
