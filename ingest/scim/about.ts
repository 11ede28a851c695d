// What this SCIM server can do, in the words of RFC 7643 §5 to §7.
import { enterpriseSchema, userSchema } from './user.ts';

const configSchema = 'urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig';
const resourceTypeSchema = 'urn:ietf:params:scim:schemas:core:2.0:ResourceType';
const schemaSchema = 'urn:ietf:params:scim:schemas:core:2.0:Schema';

/** Most users on one page. */
export const mostResults = 200;

export const serviceProviderConfig = {
  schemas: [configSchema],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: mostResults },
  changePassword: { supported: false },
  sort: { supported: false },
  etag: { supported: false },
  authenticationSchemes: [
    {
      type: 'oauthbearertoken',
      name: 'Bearer token',
      description: 'A token made with "tablee scim token", in the Authorization header.',
      primary: true,
    },
  ],
  meta: { resourceType: 'ServiceProviderConfig' },
};

export const resourceTypes = [
  {
    schemas: [resourceTypeSchema],
    id: 'User',
    name: 'User',
    endpoint: '/Users',
    description: 'A person entitled to take part',
    schema: userSchema,
    schemaExtensions: [{ schema: enterpriseSchema, required: false }],
    meta: { resourceType: 'ResourceType' },
  },
];

const text = (name: string, more: object = {}) => ({
  name,
  type: 'string',
  multiValued: false,
  required: false,
  caseExact: false,
  mutability: 'readWrite',
  returned: 'default',
  uniqueness: 'none',
  ...more,
});
const yesNo = (name: string) => text(name, { type: 'boolean' });
const complex = (name: string, subAttributes: object[], multiValued = false) =>
  text(name, { type: 'complex', multiValued, subAttributes });

export const schemas = [
  {
    schemas: [schemaSchema],
    id: userSchema,
    name: 'User',
    description: 'A person entitled to take part',
    attributes: [
      text('userName', { required: true, uniqueness: 'server' }),
      text('externalId', { caseExact: true }),
      text('displayName'),
      complex('name', [text('formatted'), text('givenName'), text('familyName')]),
      yesNo('active'),
      complex('emails', [text('value'), text('type'), yesNo('primary')], true),
      complex('addresses', [text('type'), text('locality')], true),
    ],
    meta: { resourceType: 'Schema' },
  },
  {
    schemas: [schemaSchema],
    id: enterpriseSchema,
    name: 'EnterpriseUser',
    description: 'Where the person belongs',
    attributes: [
      text('employeeNumber'),
      text('department'),
      complex('manager', [text('value'), text('displayName', { mutability: 'readOnly' })]),
    ],
    meta: { resourceType: 'Schema' },
  },
];
