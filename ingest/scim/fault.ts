// What SCIM says when something is wrong (RFC 7644 §3.12), in its own format: identity providers read no other.

export type ScimType =
  'invalidFilter' | 'invalidPath' | 'invalidSyntax' | 'invalidValue' | 'noTarget' | 'uniqueness';

export interface ScimFault {
  kind: 'fault';
  status: number;
  detail: string;
  scimType?: ScimType;
}

export function fault(status: number, detail: string, scimType?: ScimType): ScimFault {
  return { kind: 'fault', status, detail, ...(scimType === undefined ? {} : { scimType }) };
}

export function isFault(value: object): value is ScimFault {
  return 'kind' in value && value.kind === 'fault';
}

export function faultBody({ status, detail, scimType }: ScimFault) {
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: String(status),
    ...(scimType === undefined ? {} : { scimType }),
    detail,
  };
}
