// Bodies of tools that post forms as well as JSON.
import { guarded, safeJson } from './guarded-json.ts';
import type { ToolRequest } from './tool.ts';

type Posted = Pick<ToolRequest, 'headers' | 'body'>;

export function isForm({ headers }: Posted): boolean {
  return headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
}

/** A form's fields by name, of one that comes twice the last; or what the JSON says. @throws SyntaxError */
export function parseFormOrJson(request: Posted): unknown {
  const text = request.body.toString('utf8');
  return isForm(request) ? Object.fromEntries(new URLSearchParams(text)) : safeJson(text);
}

/** The same before the request is proved: nothing when it cannot be read. */
export function peekFormOrJson(request: Posted): unknown {
  const peeked = guarded(() => parseFormOrJson(request));
  return peeked.kind === 'parsed' ? peeked.payload : undefined;
}
