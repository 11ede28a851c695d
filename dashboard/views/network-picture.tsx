// Who answers whom, drawn by the server: departments by hue and place in the legend, size by influence, names for the shortlist only.
import type { Network } from '../answers/network.ts';
import { placeNames } from './node-names.ts';
import { usePage } from './page-context.ts';
import { Scroll } from './page-parts.tsx';

const width = 720;
const height = 460;
const margin = 26;
/** Hues that stay apart; further departments share the last, and the table names them all. */
const hues = 7;

export function NetworkPicture({ network }: { network: Network }) {
  const { t, f } = usePage();
  const across = network.ties.filter(
    ({ from, to }) => departmentOf(network, from) !== departmentOf(network, to),
  ).length;
  const share = network.ties.length === 0 ? null : f.percent(across / network.ties.length);
  const finding = t.community.networkFinding(network.departments.length, share);
  return (
    <figure class="chart network">
      <figcaption>
        <span class="finding">{finding}</span>
        <span class="measure">{t.community.networkMeasure}</span>
      </figcaption>
      <Picture network={network} label={finding} />
      <ul class="legend">
        {largestFirst(network)
          .slice(0, hues)
          .map((department, hue) => (
            <li key={department.name}>
              <svg viewBox="0 0 20 20" width="14" height="14" aria-hidden="true">
                <circle class={`node hue-${hue}`} cx="10" cy="10" r="8" />
              </svg>
              {hue === hues - 1 && network.departments.length > hues
                ? t.community.otherDepartments
                : nameOf(t, department.name)}
            </li>
          ))}
      </ul>
      <details>
        <summary>{t.common.showFigures}</summary>
        <DepartmentTable network={network} label={finding} />
      </details>
      <p class="small">{t.community.networkSmall}</p>
    </figure>
  );
}

type Texts = ReturnType<typeof usePage>['t'];
const nameOf = (t: Texts, name: string) => (name === '' ? t.community.noDepartment : name);
const departmentOf = ({ nodes }: Network, place: number) => nodes[place]?.department;
/** Withheld ones last. */
const largestFirst = ({ departments }: Network) =>
  [...departments].sort(
    (a, b) =>
      (b.people.shown ? b.people.value : 0) - (a.people.shown ? a.people.value : 0) ||
      a.name.localeCompare(b.name),
  );

function Picture({ network, label }: { network: Network; label: string }) {
  const place = placing(network);
  const order = largestFirst(network).map(({ name }) => name);
  const hueOf = (department: number) =>
    Math.min(hues - 1, Math.max(0, order.indexOf(network.departments[department]?.name ?? '')));
  const named = network.nodes.flatMap(({ label: name }, index) =>
    name === '' ? [] : [{ name, ...place(index) }],
  );
  const names = placeNames(named, { width, height });
  const strongest = Math.max(1e-9, ...network.nodes.map(({ influence }) => influence));
  return (
    <svg class="network-picture" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {network.ties.map(({ from, to }, index) => {
        const a = place(from);
        const b = place(to);
        return <line key={index} class="tie" x1={a.x} y1={a.y} x2={b.x} y2={b.y} />;
      })}
      {network.nodes.map(({ department, influence }, index) => {
        const { x, y } = place(index);
        const radius = Math.round(10 * (3 + 9 * Math.sqrt(influence / strongest))) / 10;
        return <circle key={index} class={`node hue-${hueOf(department)}`} cx={x} cy={y} r={radius} />;
      })}
      {names.map(({ name, dot, x, y, anchor }) => (
        <g key={name}>
          <line class="node-leader" x1={dot.x} y1={dot.y} x2={x} y2={y - 4} />
          <text class="node-name" x={x} y={y} text-anchor={anchor}>
            {name}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** Fits the picture into its frame, whatever scale the layout used. */
function placing({ nodes }: Network): (index: number) => { x: number; y: number } {
  const xs = nodes.map(({ x }) => x);
  const ys = nodes.map(({ y }) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const within = (value: number, low: number, high: number, size: number) =>
    Math.round(10 * (margin + ((value - low) / (high - low || 1)) * (size - 2 * margin))) / 10;
  return (index) => ({
    x: within(xs[index] ?? 0, left, right, width),
    y: within(ys[index] ?? 0, top, bottom, height),
  });
}

function DepartmentTable({ network, label }: { network: Network; label: string }) {
  const { t, f } = usePage();
  return (
    <Scroll label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.community.department}</th>
            <th scope="col" class="number">
              {t.community.people}
            </th>
            <th scope="col" class="number">
              {t.community.tiesInside}
            </th>
            <th scope="col" class="number">
              {t.community.tiesAcross}
            </th>
          </tr>
        </thead>
        <tbody>
          {largestFirst(network).map(({ name, people, tiesInside, tiesAcross }) => (
            <tr key={name}>
              <th scope="row">{nameOf(t, name)}</th>
              <td class="number">{f.figure(people)}</td>
              <td class="number">{f.figure(tiesInside)}</td>
              <td class="number">{f.figure(tiesAcross)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
