// What everybody gave and received in the window, by person: the facts behind personas.
import type { PersonId } from '../../core/ids.ts';
import type { DayWindow } from '../../core/windows.ts';
import { conductInWindow, type Conduct } from '../../store/queries/conduct-in-window.ts';
import type { Store } from '../../store/store.ts';

/** Who is not in it did and received nothing. */
export async function readConduct(store: Store, window: DayWindow): Promise<Map<PersonId, Conduct>> {
  const conduct = new Map<PersonId, Conduct>();
  for await (const block of store.stream(conductInWindow, window)) {
    for (const row of block) conduct.set(row.person, row);
  }
  return conduct;
}
