// The filters identity providers ask by: one attribute that names one user.
import { parse, type Filter } from 'scim2-parse-filter';
import { fault, type ScimFault } from './fault.ts';
import type { ScimUser } from './user.ts';

const attributes = ['userName', 'externalId', 'id'] as const;
type Attribute = (typeof attributes)[number];

export interface UserFilter {
  attribute: Attribute;
  value: string;
}

const longest = 1000;

export function readFilter(text: string): UserFilter | ScimFault {
  const filter = text.length > longest ? undefined : parsed(text);
  if (filter?.op === 'eq' && 'compValue' in filter && typeof filter.compValue === 'string') {
    const named = filter.attrPath.toLowerCase();
    const attribute = attributes.find((name) => name.toLowerCase() === named);
    if (attribute !== undefined) return { attribute, value: filter.compValue };
  }
  return fault(
    400,
    `filter must be one of ${attributes.map((name) => `${name} eq "…"`).join(', ')}`,
    'invalidFilter',
  );
}

function parsed(text: string): Filter | undefined {
  try {
    return parse(text);
  } catch {
    // The library throws plain errors; what they say is about its tokens, not about ours.
    return undefined;
  }
}

/** User names are compared without regard to case. */
export function matches({ attribute, value }: UserFilter, id: string, user: ScimUser): boolean {
  switch (attribute) {
    case 'id':
      return id === value;
    case 'externalId':
      return user.externalId === value;
    case 'userName':
      return user.userName.toLowerCase() === value.toLowerCase();
  }
}
