// Names campaigns and gatherings above the chart, in as many rows as keep them apart.
import type { Chart, Plugin } from 'chart.js';
import type { ChartMark } from '../chart-spec.ts';
import type { Colours } from './colours.ts';

const rowHeight = 18;
const gap = 10;

/** Room to leave above the plot. */
export const roomForMarks = (marks: readonly ChartMark[]) => 8 + rowHeight * Math.min(3, marks.length);

interface Placed {
  line: number;
  label: string;
  left: number;
  right: number;
  row: number;
}

export function markLabels(marks: readonly ChartMark[], colours: Colours): Plugin<'line'> {
  return {
    id: 'markLabels',
    afterDraw(chart) {
      const { ctx, chartArea } = chart;
      const heightOf = (row: number) => chartArea.top - 8 - row * rowHeight;
      ctx.save();
      ctx.font = `13px ${colours.font}`;
      const placed = place(chart, marks);
      ctx.strokeStyle = colours.muted;
      ctx.lineWidth = 1;
      for (const { line, row } of placed) {
        ctx.beginPath();
        ctx.moveTo(line, heightOf(row) - 11);
        ctx.lineTo(line, chartArea.bottom);
        ctx.stroke();
      }
      ctx.fillStyle = colours.ink;
      ctx.strokeStyle = colours.paper;
      ctx.lineWidth = 5;
      for (const { label, left, row } of placed) {
        ctx.strokeText(label, left, heightOf(row));
        ctx.fillText(label, left, heightOf(row));
      }
      ctx.restore();
    },
  };
}

/**
 * Right of its line where there is room, else left of it; in the first row where nothing stands yet. Rows are given
 * out so that no line has to pass through a label: first labels left of their lines, from the left; then the others,
 * from the right.
 */
function place(chart: Chart, marks: readonly ChartMark[]): Placed[] {
  const placed: Placed[] = [];
  const sized = marks.map(({ at, label }) => sizeOf(chart, at, label));
  const fitting = sized.filter(({ fits }) => fits).sort((a, b) => b.line - a.line);
  const turned = sized.filter(({ fits }) => !fits).sort((a, b) => a.line - b.line);
  for (const { line, label, left, right } of [...turned, ...fitting]) {
    const meets = (other: Placed) => left < other.right + gap && other.left < right + gap;
    let row = 0;
    while (placed.some((other) => other.row === row && meets(other))) row += 1;
    placed.push({ line, label, left, right, row });
  }
  return placed;
}

function sizeOf(chart: Chart, at: number, label: string) {
  const line = pixelOf(chart, at);
  const width = chart.ctx.measureText(label).width;
  const fits = line + 5 + width <= chart.width - 2;
  const left = fits ? line + 5 : Math.max(2, line - 5 - width);
  return { line, label, left, right: left + width, fits };
}

/** Marks may fall between two labels of the axis. */
function pixelOf({ scales: { x } }: Chart, at: number): number {
  if (x === undefined) return 0;
  const before = Math.max(0, Math.floor(at));
  const [from, to] = [x.getPixelForValue(before), x.getPixelForValue(before + 1)];
  return from + (at - before) * (to - from);
}
