// How a command gets at the configuration and the house: cli.ts hands this to every group of commands.
import type { Config } from '../core/config.ts';
import type { House, SourceRoom } from '../main.ts';

export interface Opening {
  readConfig: () => Config;
  /** Opens everything, works, and closes everything again whatever happens. */
  withHouse: (
    work: (house: House) => unknown,
    options?: { quiet?: boolean; role?: 'owner' | 'any' },
  ) => Promise<void>;
  /** The same for what needs the sources, and the store only if it can be had. */
  withSources: (work: (room: SourceRoom) => unknown) => Promise<void>;
}
