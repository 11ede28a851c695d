// GitLab writes times as `2015-05-17 18:08:09 UTC`, `2013-12-03 17:23:34 +0200`, or in ISO 8601.

const spaced = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?) (?:UTC|([+-]\d\d):?(\d\d))$/;

/** Milliseconds since 1970; NaN when it is no time. */
export function gitlabTime(text: string): number {
  const [whole, day, time, hours, minutes] = spaced.exec(text) ?? [];
  if (whole === undefined) return Date.parse(text);
  return Date.parse(`${day ?? ''}T${time ?? ''}${hours === undefined ? 'Z' : `${hours}:${minutes ?? ''}`}`);
}
