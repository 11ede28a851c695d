// Small graphs with published answers.
import type { Tie } from './graphs.ts';

/** Zachary, *An information flow model for conflict and fission in small groups*, 1977: 34 people, 78 ties. */
// prettier-ignore
export const karate: Tie[] = [[0, 1], [0, 2], [0, 3], [0, 4], [0, 5], [0, 6], [0, 7], [0, 8], [0, 10], [0, 11], [0, 12], [0, 13], [0, 17], [0, 19], [0, 21], [0, 31], [1, 2], [1, 3], [1, 7], [1, 13], [1, 17], [1, 19], [1, 21], [1, 30], [2, 3], [2, 7], [2, 8], [2, 9], [2, 13], [2, 27], [2, 28], [2, 32], [3, 7], [3, 12], [3, 13], [4, 6], [4, 10], [5, 6], [5, 10], [5, 16], [6, 16], [8, 30], [8, 32], [8, 33], [9, 33], [13, 33], [14, 32], [14, 33], [15, 32], [15, 33], [18, 32], [18, 33], [19, 33], [20, 32], [20, 33], [22, 32], [22, 33], [23, 25], [23, 27], [23, 29], [23, 32], [23, 33], [24, 25], [24, 27], [24, 31], [25, 31], [26, 29], [26, 33], [27, 33], [28, 31], [28, 33], [29, 32], [29, 33], [30, 32], [30, 33], [31, 32], [31, 33], [32, 33]];

/** Krackhardt, *Assessing the political landscape*, ASQ 35(2), 1990: 10 people, 18 ties. */
// prettier-ignore
export const kite: Tie[] = [[0, 1], [0, 2], [0, 3], [0, 5], [1, 3], [1, 4], [1, 6], [2, 3], [2, 5], [3, 4], [3, 5], [3, 6], [4, 6], [5, 6], [5, 7], [6, 7], [7, 8], [8, 9]];

/**
 * Padgett's marriages of Florentine families, after Breiger & Pattison, 1986: 15 families, 20 ties. Acciaiuoli 0,
 * Medici 1, Castellani 2, Peruzzi 3, Strozzi 4, Barbadori 5, Ridolfi 6, Tornabuoni 7, Albizzi 8, Salviati 9, Pazzi 10,
 * Bischeri 11, Guadagni 12, Ginori 13, Lamberteschi 14.
 */
// prettier-ignore
export const florentine: Tie[] = [[0, 1], [2, 3], [2, 4], [2, 5], [1, 5], [1, 6], [1, 7], [1, 8], [1, 9], [9, 10], [3, 4], [3, 11], [4, 6], [4, 11], [6, 7], [7, 12], [8, 13], [8, 12], [11, 12], [12, 14]];
