// What is kept of a SCIM user (RFC 7643 §4.1 and §4.3): who it is and where they belong. Everything else is let go.
import { Ajv, type ErrorObject } from 'ajv';
import { Type, type Static } from 'typebox';
import { once } from '../../core/once.ts';
import { fault, type ScimFault } from './fault.ts';
import { tidyUser } from './tidy.ts';

export const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const enterpriseSchema = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

const Text = Type.String({ maxLength: 200 });
const Id = Type.String({ minLength: 1, maxLength: 320 });

export const ScimUser = Type.Object({
  userName: Id,
  externalId: Type.Optional(Id),
  displayName: Type.Optional(Text),
  name: Type.Optional(
    Type.Object({
      formatted: Type.Optional(Text),
      givenName: Type.Optional(Text),
      familyName: Type.Optional(Text),
    }),
  ),
  active: Type.Optional(Type.Boolean()),
  emails: Type.Optional(
    Type.Array(
      Type.Object({
        value: Type.String({ maxLength: 320 }),
        type: Type.Optional(Text),
        primary: Type.Optional(Type.Boolean()),
      }),
      { maxItems: 20 },
    ),
  ),
  addresses: Type.Optional(
    Type.Array(Type.Object({ type: Type.Optional(Text), locality: Type.Optional(Text) }), { maxItems: 20 }),
  ),
  [enterpriseSchema]: Type.Optional(
    Type.Object({
      employeeNumber: Type.Optional(Id),
      department: Type.Optional(Text),
      manager: Type.Optional(Type.Object({ value: Type.Optional(Id), displayName: Type.Optional(Text) })),
    }),
  ),
});
export type ScimUser = Static<typeof ScimUser>;

const ajv = new Ajv({ allErrors: true, removeAdditional: 'all' });
const userChecker = once(() => ajv.compile<ScimUser>(ScimUser));

/** Reads a user as any identity provider writes it; attributes we have no use for are dropped. */
export function readUser(body: unknown): ScimUser | ScimFault {
  const user = structuredClone(tidyUser(body));
  const isUser = userChecker();
  if (isUser(user)) return { ...user, active: user.active ?? true };
  const details = (isUser.errors ?? []).map(wording);
  return fault(400, details.join('; '), 'invalidValue');
}

function wording({ instancePath, message = 'is not valid', params }: ErrorObject): string {
  const { missingProperty } = params as { missingProperty?: string };
  const attribute = instancePath.slice(1).replaceAll('/', '.');
  return `${attribute === '' ? (missingProperty ?? 'the body') : attribute} ${message}`;
}
