// What stands in a date column for a date nobody gave.
import type { Day } from '../../core/ids.ts';

/** For a beginning (`Date`). */
export const noBeginning: Day = '1970-01-01';
/** For an end (`Date32`): far away, so that comparing with it needs no exception. */
export const noEnd: Day = '2299-12-31';
