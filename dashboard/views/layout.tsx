// The frame of every page: navigation in words, language, and the way out.
import type { ComponentChildren } from 'preact';
import type { Role } from '../../core/gate.ts';
import { withQuery } from '../addresses.ts';
import { languages } from '../format.ts';
import type { Messages } from '../locales/en.ts';
import { usePage } from './page-context.ts';
import { TableFace } from './table-face.tsx';

const pagesOf: Record<Role, readonly (readonly [key: keyof Messages['common']['nav'], href: string])[]> = {
  sponsor: [
    ['overview', '/'],
    ['objectives', '/objectives'],
    ['effects', '/effects'],
    ['communities', '/communities'],
    ['adoption', '/adoption'],
    ['silos', '/silos'],
    ['counting', '/how-we-count'],
  ],
  manager: [
    ['overview', '/'],
    ['objectives', '/objectives'],
    ['effects', '/effects'],
    ['communities', '/communities'],
    ['adoption', '/adoption'],
    ['silos', '/silos'],
    ['shortlist', '/shortlist'],
    ['counting', '/how-we-count'],
  ],
  admin: [
    ['sources', '/sources'],
    ['counting', '/how-we-count'],
  ],
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
            {children}
          </main>
        </div>
      </body>
    </html>
  );
}

function Navigation({ role }: { role: Role }) {
  const { t, url } = usePage();
  const isHere = (href: string) => (href === '/' ? url.pathname === '/' : url.pathname.startsWith(href));
  return (
    <nav aria-label={t.common.navigation}>
      <ul>
        {pagesOf[role].map(([key, href]) => (
          <li key={href}>
            <a href={href} {...(isHere(href) ? { 'aria-current': 'page' as const } : {})}>
              {t.common.nav[key]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Who is looking, in which language, and how to leave. */
function Household() {
  const { t, f, viewer, url } = usePage();
  return (
    <div class="household">
      {viewer !== null && <p>{t.common.signedInAs(t.common.roles[viewer.role])}</p>}
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
