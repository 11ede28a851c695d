// Brings in people and registry from files.
import { readDeclaredCsv, readRegistry } from './read-declared.ts';
import {
  registerOrganisation,
  type Registered,
  type RegisterOptions,
  type RegisterParts,
} from './register-organisation.ts';

/**
 * Registers the people of a CSV file: `id,name,email,department,site,manager_id,leader,entitled_from,entitled_to,accounts`,
 * accounts separated by `;`. @throws OperatorError `FILE_FAULTS`; nothing is written then.
 */
export async function importPeople(
  path: string,
  parts: RegisterParts,
  options?: RegisterOptions,
): Promise<Registered> {
  return registerOrganisation({ people: await readDeclaredCsv(path, 'people') }, parts, options);
}

/** Registers what a YAML file declares, or a CSV file named after its kind. @throws OperatorError `FILE_FAULTS`, `FILE_KIND`. */
export async function importRegistry(
  path: string,
  parts: RegisterParts,
  options?: RegisterOptions,
): Promise<Registered> {
  return registerOrganisation(await readRegistry(path), parts, options);
}
