// How long a message of Teams is: without its HTML.
import { lengthOf } from '../text.ts';

const entity = /&(?:[a-z]{2,8}|#\d{1,7}|#x[0-9a-f]{1,6});/gi;

/** Code points of what people see; tags are nothing, an entity is one. */
export function plainLength(html: string): number {
  return lengthOf(withoutTags(html).replace(entity, '.').trim());
}

/** In one pass: a pattern would look for the end of every `<` again. */
function withoutTags(html: string): string {
  let text = '';
  let at = 0;
  for (let open = html.indexOf('<'); open !== -1; open = html.indexOf('<', at)) {
    const close = html.indexOf('>', open);
    if (close === -1) break;
    text += html.slice(at, open);
    at = close + 1;
  }
  return text + html.slice(at);
}
