// What an analysis may be asked to do differently; part of a run's identity.

export interface AnalysisParameters {
  /** Days of ties behind influence; whole weeks. */
  windowDays: number;
  /** Age at which a response counts half. */
  halfLifeDays: number;
  /** Fewer people tied within a community make no shortlist. */
  shortlistPeople: number;
  /** Seats of a shortlist filled first for each site that has a candidate; 0 = none. */
  seatsPerSite: number;
  /** People first seen so few days ago are newcomers: influence that rests on them is flagged. */
  newcomerDays: number;
  /** In one community, nobody's scores are kept on the word of fewer responders: there is no use for them. */
  keptResponders: number;
  /** People drawn in a community's network at most, and the lightest tie drawn. */
  picturePeople: number;
  pictureTieWeight: number;
}

/** Window and half-life: research/science.md §1.1, flat between 14 and 30 days. */
export const defaultParameters: AnalysisParameters = {
  windowDays: 84,
  halfLifeDays: 30,
  shortlistPeople: 10,
  seatsPerSite: 0,
  newcomerDays: 30,
  keptResponders: 5,
  picturePeople: 150,
  pictureTieWeight: 0.1,
};
