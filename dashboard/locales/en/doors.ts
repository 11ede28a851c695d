// English: signing in, and what went wrong.

export const doors = () => ({
  signIn: 'Sign in',
  needed: 'You are not signed in',
  neededText:
    'Tablée opens with a link. Ask whoever runs it for one: links are printed on its console when it starts, and each works once, for fifteen minutes.',
  used: 'This link has been used',
  usedText:
    'Each link opens Tablée once. If it was you, you may still be signed in; otherwise ask for a new link.',
  stale: 'This link is too old',
  staleText: 'A link works for fifteen minutes. Ask whoever runs Tablée for a new one.',
  unreadable: 'This link cannot be read',
  unreadableText: 'It may have been cut off when it was copied. Copy the whole line, or ask for a new link.',
  home: 'Go to the first page',
  notYours: 'This page is not for your role',
  notYoursText: 'What each role sees is written under “How we count”.',
  missing: 'There is nothing here',
  missingText: 'The address may be mistyped, or the community may have been renamed.',
  crossSite: 'This was not sent from Tablée',
  crossSiteText: 'The request came from another site and was not carried out.',
  notRead: 'This could not be read',
  notReadText: 'What was sent cannot be read, or is too large. Nothing was changed.',
  broken: 'Something went wrong',
  brokenText: 'Nothing that was received is lost. Try again in a moment; if it persists, the log says more.',
  resting: 'The figures cannot be reached',
  restingText:
    'The store does not answer. Events are still accepted and nothing is lost. Try again in a moment.',
});
