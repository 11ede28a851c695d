// What a chart draws: made on the server from gated figures, drawn in the browser. Null is withheld or unknown, never zero.

export interface ChartSeries {
  name: string;
  values: (number | null)[];
  colour: 'accent' | 'muted';
  dashed?: boolean;
  filled?: boolean;
  /** Edges of a band, without line or name: the upper is shaded down to the lower, which comes right after it. */
  edge?: 'upper' | 'lower';
}

export interface ChartMark {
  /** Place on the axis, counted in labels. */
  at: number;
  /** End of a period, in the same unit. */
  until?: number;
  label: string;
}

export interface ChartSpec {
  /** One per point of the time axis. */
  labels: string[];
  series: ChartSeries[];
  marks: ChartMark[];
  /** Dashed level with its own label; an empty one where the chart's subtitle says it. */
  target?: { value: number; label: string };
  percent: boolean;
}
