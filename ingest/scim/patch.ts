// PATCH (RFC 7644 §3.5.2): the library applies operations, once they have the shape it expects.
import { ScimError, scimPatch, type ScimPatchOperation, type ScimResource } from 'scim-patch';
import { fault, isFault, type ScimFault, type ScimType } from './fault.ts';
import { spelled, tidyValue } from './tidy.ts';
import { enterpriseSchema, readUser, userSchema, type ScimUser } from './user.ts';

const mostOperations = 100;
const longestPath = 500;
/** The library walks a path as it stands: these would lead it out of the resource. */
const leadsOut = /__proto__|constructor|prototype/i;

interface Operation {
  op: string;
  path?: string;
  value?: unknown;
}

/** The user after all operations, or the first thing wrong; the user given is not changed. */
export function patchUser(user: ScimUser, body: unknown): ScimUser | ScimFault {
  const operations = readOperations(body);
  if (isFault(operations)) return operations;
  const told = operations.flatMap(tidyOperation);
  if (told.some(({ path }) => path !== undefined && (path.length > longestPath || leadsOut.test(path))))
    return fault(400, 'a path leads nowhere', 'invalidPath');
  try {
    const resource = structuredClone(user) as unknown as ScimResource;
    return readUser(scimPatch(resource, told as ScimPatchOperation[]));
  } catch (error) {
    if (error instanceof ScimError)
      return fault(400, error.message, (error.scimCode ?? 'invalidSyntax') as ScimType);
    if (error instanceof TypeError) return fault(400, 'an operation does not fit what it names', 'noTarget');
    throw error;
  }
}

function readOperations(body: unknown): Operation[] | ScimFault {
  const fields = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  const listed: unknown = fields.find(([name]) => name.toLowerCase() === 'operations')?.[1];
  if (!Array.isArray(listed) || listed.length === 0 || listed.length > mostOperations)
    return fault(400, `Operations must list 1 to ${mostOperations} operations`, 'invalidSyntax');
  const operations = listed.map(readOperation);
  return operations.includes(undefined)
    ? fault(400, 'an operation needs an op (add, replace or remove) and, to remove, a path', 'invalidSyntax')
    : (operations as Operation[]);
}

function readOperation(told: unknown): Operation | undefined {
  if (typeof told !== 'object' || told === null) return undefined;
  const { op, path, value } = told as Record<string, unknown>;
  const known = typeof op === 'string' ? op.toLowerCase() : '';
  if (!['add', 'replace', 'remove'].includes(known)) return undefined;
  const named = typeof path === 'string' && path !== '';
  if (!named && (known === 'remove' || typeof value !== 'object' || value === null)) return undefined;
  return { op: known, ...(named ? { path } : {}), ...(value === undefined ? {} : { value }) };
}

/** One operation for each attribute: without a path, the value's own fields are the paths. */
function tidyOperation({ op, path, value }: Operation): Operation[] {
  if (path !== undefined && path.toLowerCase() !== enterpriseSchema.toLowerCase())
    return [tidyPathed(op, path, value)];
  const prefix = path === undefined ? '' : `${enterpriseSchema}:`;
  if (typeof value !== 'object' || value === null) return [{ op, path: enterpriseSchema }];
  return Object.entries(value).flatMap(([key, inner]): Operation[] =>
    key.toLowerCase() === enterpriseSchema.toLowerCase()
      ? tidyOperation({ op, path: key, value: inner as unknown })
      : [tidyPathed(op, `${prefix}${key}`, inner)],
  );
}

function tidyPathed(op: string, path: string, value: unknown): Operation {
  const spelledPath = spellPath(path);
  const attribute = /[^.:]+$/.exec(spelledPath)?.[0] ?? '';
  const tidy = tidyValue(attribute, value);
  const empty = op !== 'remove' && (tidy === null || tidy === '');
  // An attribute set to nothing is an attribute taken away.
  if (empty) return { op: 'remove', path: spelledPath };
  // A removal's value would have the library look for list items; what is to go is named by the path.
  return op === 'remove' ? { op, path: spelledPath } : { op, path: spelledPath, value: tidy };
}

/** Attribute names as the RFC spells them, schema prefixes too, and words for booleans in filters. */
function spellPath(path: string): string {
  const [, prefix = '', rest = ''] = /^(urn:[^[\]]*:)?(.*)$/i.exec(path) ?? [];
  const schema = [userSchema, enterpriseSchema].find(
    (known) => `${known}:`.toLowerCase() === prefix.toLowerCase(),
  );
  const names = rest.replace(/"[^"]*"|[A-Za-z]+/g, (word) => (word.startsWith('"') ? word : spelled(word)));
  const booleans = names.replace(
    /(primary\s+eq\s+)"(true|false)"/i,
    (_, start: string, word: string) => `${start}${word.toLowerCase()}`,
  );
  return `${schema === undefined ? prefix : `${schema}:`}${booleans}`;
}
