// Bodies of tools that can be told to send their JSON inside a form, as its field `payload`.
import { isForm } from './form.ts';
import { safeJson } from './guarded-json.ts';
import type { ToolRequest } from './tool.ts';

/** @throws SyntaxError when it is neither. */
export function parseFormOfJson(request: Pick<ToolRequest, 'headers' | 'body'>): unknown {
  const text = request.body.toString('utf8');
  return safeJson(isForm(request) ? (new URLSearchParams(text).get('payload') ?? '') : text);
}
