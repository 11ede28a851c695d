// What every declared campaign and gathering changed, and every decision carried out; rows are written under the run.
import { campaignEffects } from '../../store/rows/campaign-effect.ts';
import { decisionEffects } from '../../store/rows/decision-effect.ts';
import { gatheringEffects } from '../../store/rows/gathering-effect.ts';
import type { Analysis, Ground } from '../analysis.ts';
import { insertRows } from '../write-results.ts';
import { campaignEffect } from './campaign-effect.ts';
import { asCampaign, decisionEffect } from './decision-effect.ts';
import { gatheringEffect, type GatheringEffect } from './gathering-effect.ts';

export async function findEffects(
  { store, run, window, progress, moments: { campaigns, gatherings, done } }: Analysis,
  { there: { lives }, people, contributors }: Ground,
): Promise<void> {
  const { to } = window;
  const total = 1 + gatherings.length;
  progress({ stage: 'effects', done: 0, total });
  const ground = { to, lives, contributors, campaigns: [...campaigns, ...done.map(asCampaign)] };
  const ofCampaigns = campaigns.map((campaign) => campaignEffect(campaign, ground));
  const ofDecisions = done.map((decision) => decisionEffect(decision, ground));
  const ofGatherings: GatheringEffect[] = [];
  const departmentOf = people.department.bind(people);
  for (const gathering of gatherings) {
    ofGatherings.push(await gatheringEffect(gathering, { store, to, departmentOf }));
    progress({ stage: 'effects', done: ofGatherings.length, total });
  }
  await insertRows(
    store,
    campaignEffects,
    ofCampaigns.map((effect) => ({ run, ...effect })),
  );
  await insertRows(
    store,
    gatheringEffects,
    ofGatherings.map((effect) => ({ run, ...effect })),
  );
  await insertRows(
    store,
    decisionEffects,
    ofDecisions.map((effect) => ({ run, ...effect })),
  );
  progress({ stage: 'effects', done: total, total });
}
