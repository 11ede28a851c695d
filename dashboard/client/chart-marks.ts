// Periods of campaigns as a wash behind the lines, and the target as a dashed level.
import type { AnnotationOptions } from 'chartjs-plugin-annotation';
import type { ChartSpec } from '../chart-spec.ts';
import type { Colours } from './colours.ts';

export function annotationsOf({ marks, target }: ChartSpec, colours: Colours): AnnotationOptions[] {
  const periods = marks.flatMap(({ at, until }): AnnotationOptions[] =>
    until === undefined
      ? []
      : [{ type: 'box', xMin: at, xMax: until, backgroundColor: colours.wash, borderWidth: 0 }],
  );
  if (target === undefined) return periods;
  const wanted: AnnotationOptions = {
    type: 'line',
    yMin: target.value,
    yMax: target.value,
    borderColor: colours.ink,
    borderWidth: 1,
    borderDash: [6, 4],
    label: {
      display: target.label !== '',
      content: target.label,
      color: colours.ink,
      backgroundColor: colours.paper,
      font: { size: 13, family: colours.font, weight: 'normal' },
      padding: 2,
      position: 'start',
      yAdjust: -11,
    },
  };
  return [...periods, wanted];
}
