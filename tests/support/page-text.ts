// What a reader sees of a page, and which pages there are.

/** Text of an HTML document, entities resolved, white space as read. */
export function textOf(html: string): string {
  return html
    .replace(/<(script|style|head)\b.*?<\/\1>/gs, ' ')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

export const managerPages = [
  '/',
  '/objectives',
  '/effects',
  '/communities',
  '/worklist',
  '/communities/slack%3AT024%3AC001',
  '/communities/slack%3AT024%3AC001/shortlist',
  '/shortlist',
  '/adoption',
  '/silos',
  '/how-we-count',
] as const;

export const everyPage = [...managerPages, '/sources'] as const;

export const everyAnswer = [
  '/api/v1/overview',
  '/api/v1/objectives',
  '/api/v1/effects',
  '/api/v1/communities',
  '/api/v1/worklist',
  '/api/v1/communities/slack%3AT024%3AC001',
  '/api/v1/communities/slack%3AT024%3AC001/shortlist',
  '/api/v1/shortlist',
  '/api/v1/adoption',
  '/api/v1/silos',
  '/api/v1/sources',
  '/api/v1/how-we-count',
] as const;

/** What can be changed through the API; sources are listed and made at one address. */
export const everyAct = [
  '/api/v1/decisions/{decision}',
  '/api/v1/quarantine/discard',
  '/api/v1/quarantine/replay',
  '/api/v1/sources',
  '/api/v1/sources/{name}/release',
  '/api/v1/sources/{name}/revoke',
  '/api/v1/sources/{name}/rotate',
] as const;
