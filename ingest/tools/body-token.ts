// Tools that prove themselves by a token among the fields of what they post.
import { Type } from 'typebox';
import { sharedToken } from '../signatures/shared-token.ts';
import { peekFormOrJson } from './form.ts';
import { shapeOf } from './shape.ts';
import type { Proof, ToolRequest } from './tool.ts';

const tokened = shapeOf(Type.Object({ token: Type.String() }));

export function bodyToken(request: ToolRequest, secrets: readonly string[]): Proof {
  const payload = peekFormOrJson(request);
  return sharedToken(tokened.fits(payload) ? payload.token : undefined, secrets);
}
