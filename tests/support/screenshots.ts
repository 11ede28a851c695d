// Takes a picture of every page: `npx tsx tests/support/screenshots.ts FOLDER MANAGER_LINK SPONSOR_LINK ADMIN_LINK`.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openBrowser, openVisitor } from './browser.ts';
import { requirement } from '../../fixtures/requirements.ts';

const looks = [
  { look: 'wide-en-light', width: 1440, height: 900, language: 'en', scheme: 'light' },
  { look: 'wide-fr-dark', width: 1440, height: 900, language: 'fr', scheme: 'dark' },
  { look: 'phone-fr-light', width: 390, height: 844, language: 'fr', scheme: 'light' },
  { look: 'phone-en-dark', width: 390, height: 844, language: 'en', scheme: 'dark' },
] as const;

const pagesOf = {
  manager: [
    '/',
    '/communities',
    '/communities?state=empty',
    '/worklist',
    '/objectives',
    '/effects',
    '/shortlist',
    '/adoption',
    '/silos',
    '/how-we-count',
    '/nothing-here',
  ],
  sponsor: ['/', '/communities', '/objectives', '/effects', '/adoption', '/silos', '/shortlist'],
  admin: ['/sources', '/sources?connect=mapped', '/sources?connect=teams', '/'],
} as const;
type Role = keyof typeof pagesOf;

/** Signs in once as each role and photographs its pages in every look, whole. */
async function photograph(browser: Browser, folder: string, role: Role, link: string): Promise<void> {
  const origin = new URL(link).origin;
  const { context, page } = await openVisitor(browser, {});
  await page.goto(link);
  const signedIn = await context.storageState();
  const paths: string[] = [...pagesOf[role]];
  if (role !== 'admin') paths.push(...(await someCommunities(page, origin, role)));
  await context.close();
  for (const { look, width, height, language, scheme } of looks) {
    const visitor = await openVisitor(browser, {
      viewport: { width, height },
      colorScheme: scheme,
      storageState: signedIn,
    });
    for (const path of paths) {
      await visitor.page.goto(`${origin}${path}${path.includes('?') ? '&' : '?'}lang=${language}`, {
        waitUntil: 'networkidle',
      });
      await visitor.page.waitForTimeout(400);
      const name = `${role}-${
        path === '/'
          ? 'overview'
          : path
              .slice(1)
              .replaceAll(/[^\w]+/g, '-')
              .slice(0, 60)
      }`;
      await visitor.page.screenshot({ path: join(folder, `${name}-${look}.png`), fullPage: true });
    }
    await visitor.context.close();
  }
}

/** The first table of the first three groups, and the shortlist of one. */
async function someCommunities(
  page: Awaited<ReturnType<typeof openVisitor>>['page'],
  origin: string,
  role: Role,
) {
  await page.goto(`${origin}/communities`);
  const links = await page
    .locator('.room-group li:first-child a.table-link')
    .evaluateAll((tables) => tables.map((table) => table.getAttribute('href') ?? ''));
  const [first = ''] = links;
  return role === 'manager' ? [...links.slice(0, 3), `${first}/shortlist`] : links.slice(0, 1);
}

const [folder = 'screenshots', ...links] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const browser = await openBrowser(requirement('browser').program);
try {
  for (const [index, role] of (['manager', 'sponsor', 'admin'] as const).entries()) {
    const link = links[index];
    if (link !== undefined) await photograph(browser, folder, role, link);
  }
} finally {
  await browser.close();
}
