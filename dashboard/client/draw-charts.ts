// Draws each chart of a page from its specification, in the page's colours, and again when these change.
import {
  CategoryScale,
  Chart,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
  type ChartConfiguration,
} from 'chart.js';
import annotation from 'chartjs-plugin-annotation';
import type { ChartSeries, ChartSpec } from '../chart-spec.ts';
import { annotationsOf } from './chart-marks.ts';
import { endLabels, roomForNames } from './end-labels.ts';
import { markLabels, roomForMarks } from './mark-labels.ts';
import { readColours, type Colours } from './colours.ts';

Chart.register(
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Filler,
  Tooltip,
  annotation,
);

export function drawCharts(plots: readonly HTMLElement[]): void {
  let charts: Chart[] = [];
  const draw = () => {
    for (const chart of charts) chart.destroy();
    charts = plots.flatMap(drawOne);
  };
  draw();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
}

function drawOne(plot: HTMLElement): Chart[] {
  const canvas = plot.querySelector('canvas');
  if (canvas === null || plot.dataset['chart'] === undefined) return [];
  // Written by our own server into our own page.
  const spec = JSON.parse(plot.dataset['chart']) as ChartSpec;
  const chart = new Chart(canvas, configure(spec, readColours(plot), canvas));
  plot.dataset['drawn'] = 'true';
  return [chart];
}

function configure(
  spec: ChartSpec,
  colours: Colours,
  canvas: HTMLCanvasElement,
): ChartConfiguration<'line', (number | null)[], string> {
  const language = document.documentElement.lang;
  const format = new Intl.NumberFormat(
    language,
    spec.percent ? { style: 'percent', maximumFractionDigits: 1 } : {},
  );
  const ticks = { color: colours.muted, font: { size: 13, family: colours.font } };
  const names = spec.series.filter(({ edge }) => edge === undefined).map(({ name }) => name);
  return {
    type: 'line',
    plugins: [endLabels(colours), markLabels(spec.marks, colours)],
    data: { labels: spec.labels, datasets: spec.series.map((series) => dataset(series, colours)) },
    options: {
      responsive: true,
      maintainAspectRatio: false,
      animation: matchMedia('(prefers-reduced-motion: reduce)').matches ? false : { duration: 250 },
      interaction: { mode: 'index', intersect: false },
      layout: { padding: { top: roomForMarks(spec.marks), right: roomForNames(canvas, names, colours) } },
      scales: {
        x: {
          grid: { display: false },
          border: { color: colours.line },
          ticks: { ...ticks, maxRotation: 0, autoSkipPadding: 18 },
        },
        y: {
          beginAtZero: true,
          border: { display: false },
          grid: { color: colours.line },
          suggestedMax: topOf(spec),
          ticks: {
            ...ticks,
            precision: spec.percent ? 2 : 0,
            maxTicksLimit: 5,
            callback: (value) => format.format(Number(value)),
          },
        },
      },
      plugins: {
        tooltip: {
          callbacks: {
            label: ({ dataset: { label }, parsed: { y } }) =>
              `${label ?? ''} ${y === null ? '–' : format.format(y)}`,
          },
        },
        annotation: { annotations: annotationsOf(spec, colours) },
      },
    },
  };
}

/** Room for the target's label and for the marks; none beyond the whole, where nothing is more than the whole. */
function topOf({ series, target, percent }: ChartSpec): number {
  const values = series.flatMap(({ values: given }) => given.filter((value) => value !== null));
  const highest = Math.max(...values, target?.value ?? 0, 0);
  return percent && highest <= 1 ? Math.min(1, highest * 1.1) : highest * 1.1;
}

function dataset({ name, values, colour, dashed, filled, edge }: ChartSeries, colours: Colours) {
  return {
    label: name,
    data: values,
    borderColor: colours[colour],
    backgroundColor: colours.wash,
    borderWidth: edge === undefined ? 2 : 0,
    borderDash: dashed === true ? [5, 4] : [],
    fill: edge === 'upper' ? '+1' : filled === true ? 'origin' : false,
    pointRadius: edge === undefined && values.filter((value) => value !== null).length < 3 ? 3 : 0,
    pointHitRadius: 12,
    tension: 0,
    spanGaps: false,
  };
}
