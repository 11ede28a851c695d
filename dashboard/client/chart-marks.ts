// Campaigns and gatherings as thin labelled lines, and the target as a dashed one.
import type { AnnotationOptions } from 'chartjs-plugin-annotation';
import type { ChartMark, ChartSpec } from '../chart-spec.ts';
import type { Colours } from './colours.ts';

export function annotationsOf({ marks, target }: ChartSpec, colours: Colours): AnnotationOptions[] {
  const font = { size: 13, family: colours.font, weight: 'normal' as const };
  const label = { display: true, color: colours.ink, backgroundColor: colours.paper, font, padding: 2 };
  const lines = marks.map((mark, index): AnnotationOptions => ({
    type: 'line',
    xMin: mark.at,
    xMax: mark.at,
    borderColor: colours.muted,
    borderWidth: 1,
    label: {
      ...label,
      content: shortened(mark.label),
      position: 'end',
      yAdjust: -20 + 18 * (index % 3),
      xAdjust: 0,
    },
  }));
  const periods = marks.flatMap((mark) => period(mark, colours));
  if (target === undefined) return [...periods, ...lines];
  const wanted: AnnotationOptions = {
    type: 'line',
    yMin: target.value,
    yMax: target.value,
    borderColor: colours.ink,
    borderWidth: 1,
    borderDash: [6, 4],
    label: { ...label, content: target.label, position: 'start', yAdjust: -10 },
  };
  return [...periods, ...lines, wanted];
}

function period({ at, until }: ChartMark, colours: Colours): AnnotationOptions[] {
  if (until === undefined) return [];
  return [{ type: 'box', xMin: at, xMax: until, backgroundColor: colours.wash, borderWidth: 0 }];
}

const longest = 34;
const shortened = (text: string) => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);
