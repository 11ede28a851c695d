// How a command gets at the configuration and the house: cli.ts hands this to every group of commands.
import type { Config } from '../core/config.ts';
import type { House } from '../main.ts';

export interface Opening {
  readConfig: () => Config;
  /** Opens everything, works, and closes everything again whatever happens. */
  withHouse: (
    work: (house: House) => unknown,
    options?: { quiet?: boolean; role?: 'owner' | 'any' },
  ) => Promise<void>;
}
