// Where a community's page is; its id may hold anything, slashes included.

export function addressOf(community: string): string {
  return `/communities/${encodeURIComponent(community)}`;
}

/** The same page with other query values; null removes one. */
export function withQuery(url: URL, changes: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams(url.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  return text === '' ? url.pathname : `${url.pathname}?${text}`;
}
