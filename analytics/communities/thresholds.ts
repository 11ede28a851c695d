// When a room counts as empty, sparse or lively. Set before looking at data, never tuned (research/science.md §4.3).

/** Weeks a community's state looks back on. */
export const windowWeeks = 8;
/** Weeks before the window to compare with, at most and at least. */
export const baselineWeeksMax = 26;
export const baselineWeeksMin = 8;
/** Person-weeks a baseline needs before a fall or rise can be told. */
export const baselinePersonWeeksMin = 12;

/** Younger than this, nothing is said. */
export const graceWeeks = 4;
/** Younger than this, silence is not yet called emptiness. */
export const emptyAfterWeeks = 8;

/** Silent, but read by at least this many people … */
export const readersMin = 5;
/** … and at least this share of the members. */
export const readersShare = 0.1;

export const monologueContributions = 2;
/** One person made this share of at least `dominatedContributions`. */
export const dominatedShare = 0.8;
export const dominatedContributions = 5;

export const sparseContributions = 5;
export const sparseContributors = 3;

export const fallRatio = 0.5;
export const riseRatio = 1.5;
/** Largest chance of a coincidence, for one community on its own. */
export const trendP = 0.01;
/** Share of false alarms allowed among all communities of a week (Benjamini & Hochberg, 1995). */
export const falseDiscoveryRate = 0.1;

export const livelyActiveWeeks = 6;
export const livelyContributors = 5;
export const livelyTopShare = 0.5;

/** Weeks a change must last before the shown state follows. */
export const holdWeeks = 2;
/** A rise younger than this is called a burst: 41 % halve again within 8 weeks. */
export const burstWeeks = 8;

/** Weeks within which having come makes a person a member. */
export const memberWeeks = 52;
/** Weeks the twelve seats show. */
export const seatWeeks = 4;
