// Writes each line's name where it ends, instead of a legend.
import type { Chart, Plugin } from 'chart.js';
import type { Colours } from './colours.ts';

const lineHeight = 16;
const gap = 8;
const font = (colours: Colours) => `13px ${colours.font}`;

/** Below this width the names stand inside the plot. */
const roomyFrom = 560;

/** Room to leave beside the plot for the longest name. */
export function roomForNames(canvas: HTMLCanvasElement, names: readonly string[], colours: Colours): number {
  const context = canvas.getContext('2d');
  if (names.length < 2 || context === null || canvas.clientWidth < roomyFrom) return 8;
  context.font = font(colours);
  return 14 + Math.max(...names.map((name) => context.measureText(name).width));
}

export function endLabels(colours: Colours): Plugin<'line'> {
  return {
    id: 'endLabels',
    afterDatasetsDraw(chart) {
      const lines = ends(chart);
      // The title says what a single line is.
      if (lines.length < 2) return;
      const { ctx, width } = chart;
      const roomy = width >= roomyFrom;
      let above = -Infinity;
      ctx.save();
      ctx.font = font(colours);
      ctx.textAlign = roomy ? 'left' : 'right';
      ctx.strokeStyle = colours.paper;
      ctx.lineWidth = 4;
      for (const [index, end] of lines.sort((a, b) => a.y - b.y).entries()) {
        const { x, y, text, colour } = end;
        const wanted = roomy ? y + 4 : placeInside(end, index === 0, ctx.measureText(text).width, chart);
        const place = Math.max(wanted, above + lineHeight);
        above = place;
        ctx.fillStyle = colour;
        ctx.strokeText(text, roomy ? x + 8 : x, place);
        ctx.fillText(text, roomy ? x + 8 : x, place);
      }
      ctx.restore();
    },
  };
}

/** Clear of its own line as far as the name reaches: the uppermost above it, others below where there is room. */
function placeInside({ x, points }: End, uppermost: boolean, width: number, { chartArea }: Chart): number {
  const heights = points.filter((point) => point.x >= x - width).map((point) => point.y);
  const above = Math.min(...heights) - gap;
  const below = Math.max(...heights) + lineHeight;
  return uppermost || below > chartArea.bottom ? above : below;
}

interface End {
  x: number;
  y: number;
  points: readonly { x: number; y: number }[];
  text: string;
  colour: string;
}

function ends(chart: Chart): End[] {
  return chart.data.datasets.flatMap((dataset, index) => {
    const { data } = chart.getDatasetMeta(index);
    const last = dataset.data.findLastIndex((value) => value !== null);
    const point = data[last];
    // A band's edges have no line, and no name either.
    if (point === undefined || dataset.label === undefined || dataset.borderWidth === 0) return [];
    const colour = typeof dataset.borderColor === 'string' ? dataset.borderColor : '';
    const points = data.filter((_, at) => dataset.data[at] !== null);
    return [{ x: point.x, y: point.y, points, text: dataset.label, colour }];
  });
}
