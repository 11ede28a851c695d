// Who of the directory counts.

/** SQL over `tablee.directory`: still listed, and not merged by hand into somebody else, who is counted for both. */
export const isListed =
  'NOT removed AND person NOT IN (SELECT account FROM tablee.links FINAL WHERE NOT removed)';
