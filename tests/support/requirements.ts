// Some suites need a program that may be absent: they then skip and say so loudly, or fail when TABLEE_REQUIRE names them.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

interface Requirement {
  /** Environment variable that names the program elsewhere. */
  variable: string;
  programs: readonly string[];
  install: string;
}

const requirements = {
  browser: {
    variable: 'TABLEE_CHROMIUM',
    programs: ['chromium', 'chromium-browser', 'google-chrome'],
    install: 'apt install chromium',
  },
  kafka: { variable: 'TABLEE_KCAT', programs: ['kcat'], install: 'apt install kcat' },
  strace: { variable: 'TABLEE_STRACE', programs: ['strace'], install: 'apt install strace' },
} as const satisfies Record<string, Requirement>;
export type RequirementName = keyof typeof requirements;

export interface Met {
  met: boolean;
  /** Path of the program; empty when it was not found. */
  program: string;
}

/** @throws Error when it is missing and TABLEE_REQUIRE (a list with commas) names it. */
export function requirement(name: RequirementName): Met {
  const { programs, install, variable } = requirements[name];
  const program = process.env[variable] ?? findProgram(programs);
  if (program !== undefined) return { met: true, program };
  const missing = `${programs.join(' or ')} is missing: its tests are SKIPPED. To run them: ${install}`;
  if ((process.env['TABLEE_REQUIRE'] ?? '').split(',').includes(name)) {
    throw new Error(`TABLEE_REQUIRE asks for "${name}", but ${missing}`);
  }
  process.stderr.write(`\n*** ${missing} ***\n\n`);
  return { met: false, program: '' };
}

function findProgram(programs: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return programs
    .flatMap((program) => folders.map((folder) => join(folder, program)))
    .find((path) => existsSync(path));
}
