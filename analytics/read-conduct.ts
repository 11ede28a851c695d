// What everybody gave and received in the window, and how threads fared, by whoever opened them and by community.
import { nilId, type Day, type PersonId } from '../core/ids.ts';
import type { DayWindow } from '../core/windows.ts';
import { conductInWindow, type ConductInWindow } from '../store/queries/conduct-in-window.ts';
import { threadsCounted, type ThreadsOfWeek } from '../store/queries/threads-counted.ts';
import type { Store } from '../store/store.ts';

export interface Conduct extends Omit<ConductInWindow, 'person'> {
  /** Threads opened early enough for seven days to have passed, and those somebody else answered within them. */
  opened: number;
  answered: number;
}

export interface ConductRead {
  /** Who is not in it did and received nothing. */
  people: ReadonlyMap<PersonId, Conduct>;
  threads: readonly ThreadsOfWeek[];
}

/** @param threadsFrom first day whose threads are counted; those opened before the window count by community only */
export async function readConduct(store: Store, window: DayWindow, threadsFrom: Day): Promise<ConductRead> {
  const people = new Map<PersonId, Conduct>();
  const threads: ThreadsOfWeek[] = [];
  for await (const rows of store.stream(conductInWindow, window)) {
    for (const { person, ...made } of rows) people.set(person, { ...made, opened: 0, answered: 0 });
  }
  const asked = { from: threadsFrom, personFrom: window.from, to: window.to };
  for await (const rows of store.stream(threadsCounted, asked)) {
    for (const { person, ...counted } of rows) {
      if (person === nilId) threads.push(counted);
      else people.set(person, { ...(people.get(person) ?? nothing), ...pick(counted) });
    }
  }
  return { people, threads };
}

const nothing = { contributions: 0, posts: 0, replies: 0, responses: 0 };

const pick = ({ opened, answered }: ThreadsOfWeek) => ({ opened, answered });
