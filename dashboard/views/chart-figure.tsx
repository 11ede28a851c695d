// A chart beside its table twin: without scripts the table says it all.
import type { ComponentChildren } from 'preact';
import type { ChartSpec } from '../chart-spec.ts';
import { usePage } from './page-context.ts';
import { Scroll } from './page-parts.tsx';

export interface ChartFigureProps {
  /** Finding, as the chart's title. */
  finding: string;
  /** Measure, unit and window. */
  measure: string;
  spec: ChartSpec;
  /** Rows of the twin, heading row first. */
  head: readonly string[];
  children: ComponentChildren;
}

export function ChartFigure({ finding, measure, spec, head, children }: ChartFigureProps) {
  const { t } = usePage();
  return (
    <figure class="chart">
      <figcaption>
        <span class="finding">{finding}</span>
        <span class="measure">{measure}</span>
      </figcaption>
      {isFlat(spec) ? (
        <p class="muted">{t.common.nothingToDraw}</p>
      ) : (
        <div class="plot" data-chart={JSON.stringify(spec)}>
          <canvas role="img" aria-label={`${finding}. ${measure}`} />
        </div>
      )}
      <details>
        <summary>{t.common.showFigures}</summary>
        <Scroll label={finding}>
          <table>
            <thead>
              <tr>
                {head.map((title, index) => (
                  <th key={title} scope="col" class={index === 0 ? undefined : 'number'}>
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{children}</tbody>
          </table>
        </Scroll>
      </details>
    </figure>
  );
}

/** An empty frame says less than a sentence. */
const isFlat = ({ series }: ChartSpec) =>
  series.every(({ values }) => values.every((value) => value === null || value === 0));
