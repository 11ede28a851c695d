// Who answers whom: the picture, its legend and its table by department. Names stand beside the shortlist only.
import type { Network } from '../answers/network.ts';
import { NetworkDrawing } from './network-drawing.tsx';
import { huedDepartments, largestFirst, sharedHue } from './network-hues.ts';
import { usePage, type PageContext } from './page-context.ts';
import { Scroll } from './page-parts.tsx';

export function NetworkPicture({ network }: { network: Network }) {
  const { t, f } = usePage();
  const { acrossShare } = network;
  const share = acrossShare?.shown === true ? f.percent(acrossShare.value) : null;
  const finding = t.community.networkFinding(network.departments.length, share);
  return (
    <figure class="chart network">
      <figcaption>
        <span class="finding">{finding}</span>
        <span class="measure">{t.community.networkMeasure}</span>
      </figcaption>
      <Scroll label={finding}>
        <NetworkDrawing network={network} label={finding} />
      </Scroll>
      <Legend network={network} />
      <details>
        <summary>{t.common.showFigures}</summary>
        <DepartmentTable network={network} label={finding} />
      </details>
      <p class="small">{t.community.networkSmall}</p>
    </figure>
  );
}

const nameOf = (t: PageContext['t'], name: string) => (name === '' ? t.community.noDepartment : name);

function Legend({ network }: { network: Network }) {
  const { t } = usePage();
  const hued = huedDepartments(network);
  const entries = hued.map((name, hue) => ({ hue, name: nameOf(t, name) }));
  if (hued.length < network.departments.length)
    entries.push({ hue: sharedHue, name: t.community.otherDepartments });
  return (
    <ul class="legend">
      {entries.map(({ hue, name }) => (
        <li key={hue}>
          <svg viewBox="0 0 20 20" width="14" height="14" aria-hidden="true">
            <circle class={`node hue-${hue}`} cx="10" cy="10" r="8" />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}

function DepartmentTable({ network, label }: { network: Network; label: string }) {
  const { t, f } = usePage();
  const figures = ['people', 'tiesInside', 'tiesAcross'] as const;
  return (
    <Scroll label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.community.department}</th>
            {figures.map((figure) => (
              <th key={figure} scope="col" class="number">
                {t.community[figure]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {largestFirst(network).map((department) => (
            <tr key={department.name}>
              <th scope="row">{nameOf(t, department.name)}</th>
              {figures.map((figure) => (
                <td key={figure} class="number">
                  {f.figure(department[figure])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
