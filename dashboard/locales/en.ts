// The English catalogue; its shape is every language's.
import type { Format } from '../format.ts';
import { adoption } from './en/adoption.ts';
import { common } from './en/common.ts';
import { communities, community } from './en/communities.ts';
import { counting } from './en/counting.ts';
import { desk } from './en/desk.ts';
import { doors } from './en/doors.ts';
import { effects } from './en/effects.ts';
import { influence } from './en/influence.ts';
import { objectives } from './en/objectives.ts';
import { outlook } from './en/outlook.ts';
import { overview } from './en/overview.ts';
import { shortlist } from './en/shortlist.ts';
import { silos } from './en/silos.ts';
import { sources } from './en/sources.ts';
import { states } from './en/states.ts';
import { worklist } from './en/worklist.ts';

export const en = (f: Format) => ({
  common: common(f),
  states: states(f),
  overview: overview(f),
  objectives: objectives(f),
  effects: effects(f),
  communities: communities(f),
  community: community(f),
  shortlist: shortlist(f),
  influence: influence(f),
  sources: sources(f),
  adoption: adoption(f),
  silos: silos(f),
  outlook: outlook(f),
  counting: counting(f),
  desk: desk(f),
  worklist: worklist(f),
  doors: doors(),
});

export type Messages = ReturnType<typeof en>;
