// The frame of every page: navigation in words, language, and the way out.
import type { ComponentChildren } from 'preact';
import type { Role } from '../../core/gate.ts';
import { withQuery } from '../addresses.ts';
import { languages } from '../format.ts';
import type { Messages } from '../locales/en.ts';
import { usePage } from './page-context.ts';
import { TableFace } from './table-face.tsx';

type Link = readonly [key: keyof Messages['common']['nav'], href: string];
type Entry = readonly [...Link, under?: readonly Link[]];

/** Seven at most: more is a list nobody reads. Pages of the same subject stand under one. How we count is linked beside who is signed in. */
const pagesOf: Record<Role, readonly Entry[]> = {
  sponsor: [
    ['overview', '/'],
    ['objectives', '/objectives'],
    ['effects', '/effects'],
    ['communities', '/communities'],
    ['worklist', '/worklist'],
    ['adoption', '/adoption', [['silos', '/silos']]],
  ],
  manager: [
    ['overview', '/'],
    ['objectives', '/objectives'],
    ['effects', '/effects'],
    ['communities', '/communities'],
    ['worklist', '/worklist'],
    ['shortlist', '/shortlist'],
    ['adoption', '/adoption', [['silos', '/silos']]],
  ],
  admin: [['sources', '/sources']],
  auditor: [['counting', '/how-we-count']],
  employee: [['counting', '/how-we-count']],
};

export function Layout({ title, children }: { title: string; children: ComponentChildren }) {
  const { t, f, assets, viewer, notice } = usePage();
  return (
    <html lang={f.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · Tablée`}</title>
        <link rel="icon" type="image/svg+xml" href="/assets/icon.svg" />
        {assets.styles.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        <script type="module" src={assets.script} />
      </head>
      <body>
        <a class="skip" href="#main">
          {t.common.skip}
        </a>
        <div class="house">
          <header class="side">
            <a class="brand" href="/">
              <TableFace state="lively" seats={{ filled: 9, half: 2 }} size={34} decorative />
              <span>Tablée</span>
            </a>
            {viewer !== null && <Navigation role={viewer.role} />}
            <Household />
          </header>
          <main id="main" tabindex={-1}>
            {notice !== null && (
              <p class="notice" role="status">
                {notice}
              </p>
            )}
            {viewer !== null && <Within role={viewer.role} />}
            {children}
          </main>
        </div>
      </body>
    </html>
  );
}

function Navigation({ role }: { role: Role }) {
  const { t, url } = usePage();
  return (
    <nav aria-label={t.common.navigation}>
      <ul>
        {pagesOf[role].map((entry) => (
          <li key={entry[1]}>
            <PageLink
              name={entry[0]}
              href={entry[1]}
              here={subjectOf(entry).some(([, href]) => isHere(url, href))}
            />
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The pages of a subject that has several, above each of them. */
function Within({ role }: { role: Role }) {
  const { t, url } = usePage();
  const here = pagesOf[role].map(subjectOf).find((pages) => pages.some(([, href]) => isHere(url, href)));
  if (here === undefined || here.length < 2) return null;
  return (
    <nav class="choices" aria-label={t.common.sameSubject}>
      {here.map(([key, href]) => (
        <PageLink key={href} name={key} href={href} here={isHere(url, href)} />
      ))}
    </nav>
  );
}

const subjectOf = ([key, href, under = []]: Entry): readonly Link[] => [[key, href], ...under];

const isHere = ({ pathname }: URL, href: string) =>
  href === '/' ? pathname === '/' : pathname.startsWith(href);

function PageLink({ name, href, here }: { name: Link[0]; href: string; here: boolean }) {
  const { t } = usePage();
  return (
    <a href={href} {...(here ? { 'aria-current': 'page' as const } : {})}>
      {t.common.nav[name]}
    </a>
  );
}

/** Who is looking, in which language, and how to leave. */
function Household() {
  const { t, f, viewer, url } = usePage();
  return (
    <div class="household">
      {viewer !== null && <p>{t.common.signedInAs(t.common.roles[viewer.role])}</p>}
      {viewer !== null && !pagesOf[viewer.role].some(([key]) => key === 'counting') && (
        <PageLink name="counting" href="/how-we-count" here={url.pathname === '/how-we-count'} />
      )}
      <ul class="languages" aria-label={t.common.language}>
        {languages.map((language) => (
          <li key={language}>
            <a
              href={withQuery(url, { lang: language })}
              lang={language}
              hreflang={language}
              {...(language === f.language ? { 'aria-current': 'true' as const } : {})}
            >
              {{ en: 'English', fr: 'Français' }[language]}
            </a>
          </li>
        ))}
      </ul>
      {viewer !== null && (
        <form method="post" action="/logout">
          <button type="submit" class="quiet">
            {t.common.signOut}
          </button>
        </form>
      )}
    </div>
  );
}
