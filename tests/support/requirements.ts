// Some suites need programs that may be absent: they then skip and say so loudly, or fail when TABLEE_REQUIRE names them.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

interface Requirement {
  /** Environment variable that names the first program elsewhere. */
  variable: string;
  /** All of them are needed, each under any of its names. */
  programs: readonly (readonly string[])[];
  install: string;
}

const requirements = {
  browser: {
    variable: 'TABLEE_CHROMIUM',
    programs: [['chromium', 'chromium-browser', 'google-chrome']],
    install: 'apt install chromium',
  },
  kafka: {
    variable: 'TABLEE_KCAT',
    programs: [['kcat'], ['java'], ['mvn'], ['openssl']],
    install: 'apt install kcat default-jre-headless maven openssl',
  },
  strace: { variable: 'TABLEE_STRACE', programs: [['strace']], install: 'apt install strace' },
} as const satisfies Record<string, Requirement>;
export type RequirementName = keyof typeof requirements;

export interface Met {
  met: boolean;
  /** Path of the first program; empty when something is missing. */
  program: string;
}

/** @throws Error when something is missing and TABLEE_REQUIRE (a list with commas) names it. */
export function requirement(name: RequirementName): Met {
  const { programs, install, variable } = requirements[name];
  const found = programs.map((names, index) =>
    index === 0 ? (process.env[variable] ?? findProgram(names)) : findProgram(names),
  );
  const [program] = found;
  if (program !== undefined && !found.includes(undefined)) return { met: true, program };
  const absent = programs.filter((_, index) => found[index] === undefined).map((names) => names.join(' or '));
  const missing = `${absent.join(', ')} is missing: its tests are SKIPPED. To run them: ${install}`;
  if ((process.env['TABLEE_REQUIRE'] ?? '').split(',').includes(name)) {
    throw new Error(`TABLEE_REQUIRE asks for "${name}", but ${missing}`);
  }
  process.stderr.write(`\n*** ${missing} ***\n\n`);
  return { met: false, program: '' };
}

function findProgram(names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return names
    .flatMap((program) => folders.map((folder) => join(folder, program)))
    .find((path) => existsSync(path));
}
