// The risk of silence as a public chat archive taught it, for organisations that have too little history yet.
import type { SilenceModel } from '../../store/rows/silence-model.ts';

/**
 * `npm run bench:truth -- silence-risk` fits and prints these numbers (`toShip`) on the Lean Zulip archive, 2018–2023:
 * 1108 looks at 42 channels, judged on channels the fit had not seen. It fails when they drift from a new fit.
 */
export const borrowedSilence: SilenceModel = {
  basis: 'borrowed',
  horizonWeeks: 8,
  intercept: 0.2606,
  weights: [0.5346, -0.3608, 0.03664, -1.325, -0.3297],
  usual: [0.3821, 5.605, 2.951, 0.6948, 4.9],
  staircase: null,
  calibration: {
    rows: 1108,
    events: 97,
    communities: 42,
    auc: 0.8979,
    averagePrecision: 0.4672,
    brier: 0.05918,
    ece: 0.01464,
    deciles: [
      { told: 0.4725, cameTrue: 0.4364, rows: 110 },
      { told: 0.2218, cameTrue: 0.2613, rows: 111 },
      { told: 0.1018, cameTrue: 0.08108, rows: 111 },
      { told: 0.04386, cameTrue: 0.04505, rows: 111 },
      { told: 0.02013, cameTrue: 0.04505, rows: 111 },
      { told: 0.009633, cameTrue: 0.0, rows: 110 },
      { told: 0.003752, cameTrue: 0.0, rows: 111 },
      { told: 0.002456, cameTrue: 0.0, rows: 111 },
      { told: 0.001966, cameTrue: 0.009009, rows: 111 },
      { told: 0.001217, cameTrue: 0.0, rows: 111 },
    ],
  },
};
