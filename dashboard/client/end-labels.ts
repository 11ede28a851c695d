// Writes each line's name at its end, instead of a legend.
import type { Chart, Plugin } from 'chart.js';

const lineHeight = 16;

export const endLabels: Plugin<'line'> = {
  id: 'endLabels',
  afterDatasetsDraw(chart) {
    let above = -Infinity;
    for (const { x, y, text, colour } of ends(chart).sort((a, b) => a.y - b.y)) {
      const place = Math.max(y - 8, above + lineHeight);
      above = place;
      const { ctx } = chart;
      ctx.save();
      ctx.font = `13px ${getComputedStyle(chart.canvas).fontFamily}`;
      ctx.fillStyle = colour;
      ctx.textAlign = 'right';
      ctx.lineWidth = 4;
      ctx.strokeStyle = getComputedStyle(chart.canvas).getPropertyValue('--paper').trim();
      ctx.strokeText(text, x, place);
      ctx.fillText(text, x, place);
      ctx.restore();
    }
  },
};

interface End {
  x: number;
  y: number;
  text: string;
  colour: string;
}

function ends(chart: Chart): End[] {
  return chart.data.datasets.flatMap((dataset, index) => {
    const { data } = chart.getDatasetMeta(index);
    const last = dataset.data.findLastIndex((value) => value !== null);
    const point = data[last];
    if (point === undefined || dataset.label === undefined) return [];
    const colour = typeof dataset.borderColor === 'string' ? dataset.borderColor : '';
    return [{ x: point.x, y: point.y, text: dataset.label, colour }];
  });
}
