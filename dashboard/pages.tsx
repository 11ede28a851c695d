// Every page there is: its address, who may ask, the question and the view.
import { maySeeNames, type Role } from '../core/gate.ts';
import { AdoptionAnswer, answerAdoption } from './answers/adoption.ts';
import { answerCommunities, CommunitiesAnswer } from './answers/communities.ts';
import { answerCommunity, CommunityAnswer } from './answers/community.ts';
import { answerCounting, CountingAnswer } from './answers/counting.ts';
import { answerEffects, EffectsAnswer } from './answers/effects.ts';
import { answerObjectives, ObjectivesAnswer } from './answers/objectives.ts';
import { answerOverview, OverviewAnswer } from './answers/overview.ts';
import { answerShortlist, ShortlistAnswer } from './answers/shortlist.ts';
import { answerSilos, SilosAnswer } from './answers/silos.ts';
import { answerSources, SourcesAnswer } from './answers/sources.ts';
import { answerWorklist, WorklistAnswer } from './answers/worklist.ts';
import type { Asking } from './answers/asking.ts';
import { definePage, type Page } from './page.ts';
import { AdoptionPage } from './pages/adoption.tsx';
import { CommunitiesPage } from './pages/communities.tsx';
import { CommunityPage } from './pages/community.tsx';
import { EffectsPage } from './pages/effects.tsx';
import { CountingPage } from './pages/how-we-count.tsx';
import { ObjectivesPage } from './pages/objectives.tsx';
import { OverviewPage } from './pages/overview.tsx';
import { ShortlistPage } from './pages/shortlist.tsx';
import { SilosPage } from './pages/silos.tsx';
import { SourcesPage } from './pages/sources.tsx';
import { WorklistPage } from './pages/worklist.tsx';

const readers: readonly Role[] = ['sponsor', 'manager'];

async function shortlistOf(asking: Asking, scope: string, query: URLSearchParams) {
  if (!maySeeNames(asking.gate.viewer, scope)) return 'not-yours' as const;
  const cap = Number(query.get('cap') ?? 0);
  return (await answerShortlist(asking, scope, cap)) ?? ('missing' as const);
}

export const pages: readonly Page[] = [
  definePage({
    path: '/',
    api: '/overview',
    summary: 'Objectives, communities and adoption at a glance',
    roles: readers,
    schema: OverviewAnswer,
    ask: answerOverview,
    title: ({ t }) => t.overview.title,
    view: (answer) => <OverviewPage answer={answer} />,
  }),
  definePage({
    path: '/objectives',
    api: '/objectives',
    summary: 'Every objective with its course',
    roles: readers,
    schema: ObjectivesAnswer,
    ask: answerObjectives,
    title: ({ t }) => t.objectives.title,
    view: (answer) => <ObjectivesPage answer={answer} />,
  }),
  definePage({
    path: '/effects',
    api: '/effects',
    summary: 'What campaigns and gatherings changed, and how sure that is',
    roles: readers,
    schema: EffectsAnswer,
    ask: answerEffects,
    title: ({ t }) => t.effects.title,
    view: (answer) => <EffectsPage answer={answer} />,
  }),
  definePage({
    path: '/communities',
    api: '/communities',
    summary: 'Every community with its state and evidence',
    roles: readers,
    schema: CommunitiesAnswer,
    ask: answerCommunities,
    title: ({ t }) => t.communities.title,
    view: (answer) => <CommunitiesPage answer={answer} />,
  }),
  definePage({
    path: '/worklist',
    api: '/worklist',
    summary: 'What is to be done: decisions proposed, accepted and done, with their effect',
    roles: readers,
    schema: WorklistAnswer,
    names: true,
    ask: answerWorklist,
    title: ({ t }) => t.worklist.title,
    view: (answer) => <WorklistPage answer={answer} />,
  }),
  definePage({
    path: '/communities/:community',
    api: '/communities/:community',
    summary: 'One community: state, evidence, recent activity and course',
    roles: readers,
    schema: CommunityAnswer,
    names: true,
    ask: async (asking, { community = '' }) => (await answerCommunity(asking, community)) ?? 'missing',
    title: (_, { summary }) => summary.name,
    view: (answer) => <CommunityPage answer={answer} />,
  }),
  definePage({
    path: '/communities/:community/shortlist',
    api: '/communities/:community/shortlist',
    summary: 'Whom to invite as ambassadors of a community',
    roles: ['manager'],
    schema: ShortlistAnswer,
    names: true,
    ask: (asking, { community = '' }, query) => shortlistOf(asking, community, query),
    title: ({ t }, { name }) => t.shortlist.question(name),
    view: (answer) => <ShortlistPage answer={answer} />,
  }),
  definePage({
    path: '/shortlist',
    api: '/shortlist',
    summary: 'Whom to invite as ambassadors of the whole organisation',
    roles: ['manager'],
    schema: ShortlistAnswer,
    names: true,
    ask: (asking, _, query) => shortlistOf(asking, '', query),
    title: ({ t }) => t.shortlist.title,
    view: (answer) => <ShortlistPage answer={answer} />,
  }),
  definePage({
    path: '/adoption',
    api: '/adoption',
    summary: 'How far people have come: the ladder, how often they come, and whether they come back',
    roles: readers,
    schema: AdoptionAnswer,
    ask: answerAdoption,
    title: ({ t }) => t.adoption.title,
    view: (answer) => <AdoptionPage answer={answer} />,
  }),
  definePage({
    path: '/silos',
    api: '/silos',
    summary: 'Do people meet across departments, more or less than by chance',
    roles: readers,
    schema: SilosAnswer,
    ask: answerSilos,
    title: ({ t }) => t.silos.title,
    view: (answer) => <SilosPage answer={answer} />,
  }),
  definePage({
    path: '/sources',
    api: '/sources',
    summary: 'What came in, what became of it, and what could not be read',
    roles: ['admin'],
    schema: SourcesAnswer,
    ask: (asking, _, query) => answerSources(asking, query),
    title: ({ t }) => t.sources.title,
    view: (answer) => <SourcesPage answer={answer} />,
  }),
  definePage({
    path: '/how-we-count',
    api: '/how-we-count',
    summary: 'The smallest group shown, and how often the risk of silence came true',
    roles: ['sponsor', 'manager', 'admin', 'auditor', 'employee'],
    schema: CountingAnswer,
    ask: answerCounting,
    title: ({ t }) => t.counting.title,
    view: (answer) => <CountingPage answer={answer} />,
  }),
];

/** Where each role starts. */
export const firstPage: Readonly<Record<Role, string>> = {
  sponsor: '/',
  manager: '/',
  admin: '/sources',
  auditor: '/how-we-count',
  employee: '/how-we-count',
};
