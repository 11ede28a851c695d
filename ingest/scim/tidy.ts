// Makes what identity providers really send into what RFC 7643 describes: names in any case, booleans as words,
// managers as bare ids (Entra sends "False", "Add" and operations without a path; thomaspoignant/scim-patch#872).

/** Attributes as the RFC spells them; SCIM compares their names without regard to case. */
const spelling = new Map(
  [
    'schemas',
    'userName',
    'externalId',
    'displayName',
    'name',
    'formatted',
    'givenName',
    'familyName',
    'active',
    'emails',
    'addresses',
    'value',
    'type',
    'primary',
    'locality',
    'employeeNumber',
    'department',
    'manager',
  ].map((name) => [name.toLowerCase(), name]),
);

const yesOrNo = new Set(['active', 'primary']);

export function spelled(name: string): string {
  return spelling.get(name.toLowerCase()) ?? name;
}

/** A whole user, or a part of one. */
export function tidyUser(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidyUser);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const name = spelled(key);
      return [name, tidyValue(name, inner)];
    }),
  );
}

/** The value of one attribute. */
export function tidyValue(attribute: string, value: unknown): unknown {
  if (yesOrNo.has(attribute)) return tidyBoolean(value);
  if (attribute === 'manager') return tidyManager(value);
  return tidyUser(value);
}

function tidyBoolean(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return { true: true, false: false }[value.toLowerCase()] ?? value;
}

/** A bare id, a list of one, or the object it should be; none at all when it is empty. */
function tidyManager(value: unknown): unknown {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof one === 'string') return one === '' ? {} : { value: one };
  return tidyUser(one) ?? {};
}
