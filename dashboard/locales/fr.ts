// The French catalogue. A missing key does not compile.
import type { Format } from '../format.ts';
import type { Messages } from './en.ts';
import { adoption } from './fr/adoption.ts';
import { common } from './fr/common.ts';
import { communities, community } from './fr/communities.ts';
import { counting } from './fr/counting.ts';
import { desk } from './fr/desk.ts';
import { doors } from './fr/doors.ts';
import { effects } from './fr/effects.ts';
import { influence } from './fr/influence.ts';
import { objectives } from './fr/objectives.ts';
import { outlook } from './fr/outlook.ts';
import { overview } from './fr/overview.ts';
import { shortlist } from './fr/shortlist.ts';
import { silos } from './fr/silos.ts';
import { sources } from './fr/sources.ts';
import { states } from './fr/states.ts';
import { worklist } from './fr/worklist.ts';
import { typeset } from './typeset.ts';

export const fr = (f: Format): Messages =>
  typeset({
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
