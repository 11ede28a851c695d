// Silos: how many ties cross departments, against chance; who meets whom; which communities cross.
import { addressOf } from '../addresses.ts';
import type { Crossing, Silos, SilosAnswer } from '../answers/silos.ts';
import type { Figure } from '../gate.ts';
import { usePage } from '../views/page-context.ts';
import { Nothing, Question, Scroll, SmallPrint } from '../views/page-parts.tsx';

export function SilosPage({ answer: { analysis, silos } }: { answer: SilosAnswer }) {
  const { t } = usePage();
  if (silos === null)
    return (
      <>
        <Question answer={t.common.noAnalysis}>{t.silos.question}</Question>
        <Nothing title={t.silos.none}>{t.silos.noneHint}</Nothing>
        <SmallPrint analysis={analysis} />
      </>
    );
  const { whole, externalInternal: index, groups } = silos;
  const nobody = whole.people.shown && whole.people.value === 0;
  return (
    <>
      <Question answer={nobody ? t.silos.answerNoDirectory : t.silos.answer(whole)}>
        {t.silos.question}
      </Question>
      {(index !== null || groups !== null) && (
        <details>
          <summary>{t.silos.measures}</summary>
          {index !== null && <p>{t.silos.verdict(index.observed, index.expected, index.z)}</p>}
          {groups !== null && <p>{t.silos.groups(groups.count, groups.ami, groups.stability)}</p>}
        </details>
      )}
      {silos.departments.length > 0 && <Matrix silos={silos} />}
      <Crossings silos={silos} />
      <SmallPrint analysis={analysis}>{t.silos.small}</SmallPrint>
    </>
  );
}

function Matrix({ silos: { departments, matrix } }: { silos: Silos }) {
  const { t, f } = usePage();
  const nameOf = (name: string) => (name === '' ? t.silos.others : name);
  return (
    <section aria-labelledby="matrix">
      <h2 id="matrix">{t.silos.matrix}</h2>
      <p class="finding">{t.silos.matrixFinding(mostClosed(departments))}</p>
      <p class="measure">{t.silos.matrixMeasure(f.k)}</p>
      <Scroll label={t.silos.matrix}>
        <table class="heat">
          <thead>
            <tr>
              <th scope="col">{t.silos.department}</th>
              <th scope="col" class="number">
                {t.silos.people}
              </th>
              <th scope="col" class="number">
                {t.silos.crossing}
              </th>
              {departments.map(({ name }) => (
                <th key={name} scope="col" class="number">
                  {nameOf(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {departments.map(({ name, people, crossing }, row) => (
              <tr key={name}>
                <th scope="row">{nameOf(name)}</th>
                <td class="number">{f.figure(people)}</td>
                <td class="number">{crossing.shown ? f.percent(crossing.value) : f.figure(crossing)}</td>
                {matrix[row]?.map((figure, column) => (
                  <Cell key={column} figure={figure} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

/** A named department whose people have the fewest ties outside. */
function mostClosed(departments: Silos['departments']): string | null {
  const told = departments.flatMap(({ name, crossing }) =>
    name !== '' && crossing.shown ? [{ name, crossing: crossing.value }] : [],
  );
  const [first, second] = told.sort((a, b) => a.crossing - b.crossing);
  return first === undefined || second === undefined || first.crossing === second.crossing
    ? null
    : first.name;
}

function Cell({ figure }: { figure: Figure | null }) {
  const { t, f } = usePage();
  if (figure === null) return <td class="number muted">–</td>;
  if (!figure.shown) return <td class="number muted">{t.silos.withheldCell}</td>;
  return <td class={`number heat-${heatOf(figure.value)}`}>{f.decimal(figure.value, 1)}</td>;
}

/** Steps of half, chance, half as much again, thrice; of what is read, so that equal numbers look alike. */
const heatOf = (ratio: number) =>
  [0.5, 1, 1.5, 3].filter((from) => Math.round(10 * ratio) >= 10 * from).length;

function Crossings({ silos: { kinds, communities } }: { silos: Silos }) {
  const { t } = usePage();
  const sorted = [...communities].sort((a, b) => ratioOf(b) - ratioOf(a));
  return (
    <section aria-labelledby="crossings">
      <h2 id="crossings">{t.silos.communities}</h2>
      {communities.length === 0 ? (
        <p class="muted">{t.silos.communitiesNone}</p>
      ) : (
        <>
          <p class="finding">{t.silos.crossingFinding(sorted[0])}</p>
          <p class="measure">{t.silos.crossingMeasure}</p>
          <CrossingTable
            label={t.silos.kinds}
            head={t.silos.kind}
            people={t.silos.peopleOfLargest}
            rows={kinds.map((row) => ({ ...row, key: row.kind, name: t.common.kind[row.kind] }))}
          />
          <CrossingTable
            label={t.silos.communities}
            head={t.communities.columns.name}
            people={t.silos.people}
            rows={sorted.map((row) => ({ ...row, key: row.community, href: addressOf(row.community) }))}
          />
        </>
      )}
    </section>
  );
}

const ratioOf = ({ across, expected }: Crossing) =>
  across.shown && expected.shown && expected.value > 0 ? across.value / expected.value : -1;

interface CrossingRow extends Crossing {
  key: string;
  name: string;
  href?: string;
}

interface CrossingTableProps {
  label: string;
  head: string;
  people: string;
  rows: readonly CrossingRow[];
}

function CrossingTable({ label, head, people: peopleHead, rows }: CrossingTableProps) {
  const { t, f } = usePage();
  // Beside "fewer than 5 people" a share has nothing to add.
  const percent = (figure: Figure) => (figure.shown ? f.percent(figure.value) : '–');
  return (
    <Scroll label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col" class="number">
              {peopleHead}
            </th>
            <th scope="col" class="number">
              {t.silos.across}
            </th>
            <th scope="col" class="number">
              {t.silos.expected}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, href, people, across, expected }) => (
            <tr key={key}>
              <th scope="row">{href === undefined ? name : <a href={href}>{name}</a>}</th>
              <td class="number">{f.figure(people)}</td>
              <td class="number">{percent(across)}</td>
              <td class="number">{percent(expected)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
