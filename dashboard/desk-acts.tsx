// What an administrator changes: each act with the address it is asked at, how it is read and what is said of it.
import type { VNode } from 'preact';
import type { TSchema } from 'typebox';
import {
  DiscardBody,
  readDiscard,
  readSecret,
  readSelection,
  readWish,
  SecretBody,
  SelectionBody,
  typedAgain,
  WishBody,
  type Fields,
} from './desk-forms.ts';
import { ConnectForm } from './pages/sources/connect.tsx';
import { DiscardedPage, HandedOverPage, ReplayedPage, RevokedPage } from './pages/sources/done.tsx';
import type { DeskOutcome, SourceDesk } from './source-desk.ts';

export interface DeskAsked {
  /** Name of the source in the address; empty when it names none. */
  name: string;
  body: Fields;
  /** Who asks. */
  by: string;
}

export interface DeskAct {
  path: string;
  summary: string;
  body: TSchema;
  /** The form as it was filled in, to be mended where it was refused. */
  again?: (desk: SourceDesk, body: Fields) => VNode | undefined;
  run: (desk: SourceDesk, asked: DeskAsked) => Promise<DeskOutcome<{ json: unknown; view: () => VNode }>>;
}

interface DeskActDefinition<A, T> extends Omit<DeskAct, 'run'> {
  /** Nothing when the body does not say what is wanted. */
  read: (body: Fields) => A | undefined;
  act: (desk: SourceDesk, wish: A, asked: DeskAsked) => Promise<DeskOutcome<T>>;
  view: (value: T) => VNode;
}

function deskAct<A, T>({ read, act, view, ...rest }: DeskActDefinition<A, T>): DeskAct {
  return {
    ...rest,
    async run(desk, asked) {
      const wish = read(asked.body);
      if (wish === undefined) return unread;
      const outcome = await act(desk, wish, asked);
      if (outcome.kind === 'refused') return outcome;
      return { kind: 'done', value: { json: outcome.value, view: () => view(outcome.value) } };
    },
  };
}

const unread: DeskOutcome<never> = {
  kind: 'refused',
  code: 'NOT_SAID_WHAT',
  detail: 'What was sent does not say what is wanted: a field is missing or wrong.',
};

const nothing = () => ({});

export const deskActs: readonly DeskAct[] = [
  deskAct({
    path: '/sources',
    summary: 'Connects a tool; the answer shows its secret, this once',
    body: WishBody,
    read: readWish,
    act: (desk, wish, { by }) => desk.create(wish, by),
    view: (value) => <HandedOverPage handed={value} isNew />,
    again: ({ kinds }, body) => {
      const offer = kinds.find(({ kind }) => kind === body['kind']);
      return offer && <ConnectForm offer={offer} typed={typedAgain(body)} />;
    },
  }),
  deskAct({
    path: '/sources/:name/rotate',
    summary: 'Gives a source another secret; the one before holds for another day',
    body: SecretBody,
    read: readSecret,
    act: (desk, { secret }, { name, by }) => desk.rotate(name, secret, by),
    view: (value) => <HandedOverPage handed={value} isNew={false} />,
  }),
  deskAct({
    path: '/sources/:name/revoke',
    summary: 'Takes a source its secrets: it may no longer post',
    body: SecretBody,
    read: nothing,
    act: (desk, _, { name, by }) => desk.revoke(name, by),
    view: (value) => <RevokedPage {...value} />,
  }),
  deskAct({
    path: '/sources/:name/release',
    summary: 'Trusts a held source again, and reads what it sent meanwhile',
    body: SecretBody,
    read: nothing,
    act: (desk, _, { name, by }) => desk.release(name, by),
    view: (value) => <ReplayedPage report={value} />,
  }),
  deskAct({
    path: '/quarantine/replay',
    summary: 'Reads events in quarantine again',
    body: SelectionBody,
    read: readSelection,
    act: (desk, selection, { by }) => desk.replay(selection, by),
    view: (value) => <ReplayedPage report={value} />,
  }),
  deskAct({
    path: '/quarantine/discard',
    summary: 'Gives up events in quarantine; they are counted as erased',
    body: DiscardBody,
    read: readDiscard,
    act: (desk, { selection, reason }, { by }) => desk.discard(selection, reason, by),
    view: ({ discarded }) => <DiscardedPage discarded={discarded} />,
  }),
];
