// The pages in a real browser: both widths, both languages, light and dark; readable by everyone and complaining of nothing.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openVisitor, type Visitor } from '../support/browser.ts';
import type { SourceDesk } from '../../dashboard/source-desk.ts';
import { managerPages } from '../support/page-text.ts';
import { requirement } from '../../fixtures/requirements.ts';
import { sampleDashboard, type SampleDashboard } from '../support/sample-dashboard.ts';
import { sampleDesk, sampleSecret } from '../support/sample-desk.ts';
import { sampleNow } from '../support/sample-rows.ts';

const { met, program } = requirement('browser');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const adminPages = [
  '/sources',
  '/sources?connect=mapped',
  '/sources?connect=slack',
  '/sources?connect=teams',
  '/how-we-count',
] as const;

const looks = [
  { width: 1440, height: 900, language: 'en', scheme: 'light' },
  { width: 1440, height: 900, language: 'fr', scheme: 'dark' },
  { width: 390, height: 844, language: 'fr', scheme: 'light' },
  { width: 390, height: 844, language: 'en', scheme: 'dark' },
] as const;

describe.runIf(met)('in a browser', { timeout: 300_000 }, () => {
  let sample: SampleDashboard;
  let browser: Browser;
  let origin: string;
  beforeAll(async () => {
    sample = await sampleDashboard({ parts: { desk: desk() } });
    origin = await sample.app.listen({ port: 0 });
    browser = await openBrowser(program);
  });
  afterAll(async () => {
    await browser.close();
    await sample.app.close();
  });

  async function signIn(
    role: 'manager' | 'sponsor' | 'admin',
    options: Parameters<typeof openVisitor>[1],
  ): Promise<Visitor> {
    const visitor = await openVisitor(browser, options);
    await visitor.page.goto(
      `${origin}${sample.links.make({ role, hosts: role === 'manager' ? 'all' : [] })}`,
    );
    return visitor;
  }

  it.each(looks)(
    'every page is sound at $width, $language, $scheme',
    async ({ width, height, language, scheme }) => {
      const look = { viewport: { width, height }, colorScheme: scheme };
      const manager = await signIn('manager', look);
      const admin = await signIn('admin', look);
      const visits = [
        ...managerPages.map((path) => ({ visitor: manager, path })),
        ...adminPages.map((path) => ({ visitor: admin, path })),
      ];
      for (const { visitor, path } of visits) {
        await visitor.page.goto(`${origin}${inLanguage(path, language)}`, { waitUntil: 'networkidle' });
        await openEverything(visitor.page);
        await expectSound(visitor, path);
      }
      await manager.context.close();
      await admin.context.close();
    },
  );

  it.each(looks)(
    'what comes of the desk’s forms is sound at $width, $language, $scheme',
    async ({ width, height, language, scheme }) => {
      const admin = await signIn('admin', { viewport: { width, height }, colorScheme: scheme });
      const { page } = admin;
      const open = async (path: string) => {
        await page.goto(`${origin}${inLanguage(path, language)}`, { waitUntil: 'networkidle' });
        await openEverything(page);
      };
      await open('/sources?connect=github');
      await page.fill('#connect-name', 'shop');
      await page.click('form[action="/sources"] button.primary');
      expect(await page.locator('code.secret').innerText()).toBe(sampleSecret);
      await expectSound(admin, 'connected');
      for (const act of ['/sources/shop/rotate', '/sources/shop/revoke', '/sources/our-forum/release']) {
        await open('/sources');
        await page.locator(`form[action="${act}"] button`).first().click();
        await page.waitForURL(`**${act}`);
        await expectSound(admin, act);
      }
      await open('/sources');
      await page.locator('input[name=ids]').first().check();
      await page.fill('#discard-reason', 'sent by mistake');
      await page.click('button[formaction="/quarantine/discard"]');
      await page.waitForURL('**/quarantine/discard');
      await expectSound(admin, 'given up');
      await admin.context.close();
    },
  );

  it.each(looks)(
    'a form that is refused comes back filled in, and sound, at $width, $language, $scheme',
    async ({ width, height, language, scheme }) => {
      const admin = await signIn('admin', { viewport: { width, height }, colorScheme: scheme });
      const { page } = admin;
      await page.goto(`${origin}${inLanguage('/sources?connect=mapped', language)}`);
      await page.fill('#connect-name', refusedName);
      await page.fill('#connect-mapping', 'verb: post\nid: /id');
      await page.click('form[action="/sources"] button.primary');
      await page.waitForLoadState('networkidle');
      expect(await page.inputValue('#connect-name')).toBe(refusedName);
      expect(await page.inputValue('#connect-mapping')).toBe('verb: post\nid: /id');
      // The answer's own status is told to the console as an error.
      admin.complaints.splice(0);
      await expectSound(admin, 'refused');
      await admin.context.close();
    },
  );

  it('every page is in reach of a phone', async () => {
    const { page, context } = await signIn('manager', { viewport: { width: 390, height: 844 } });
    const links = page.locator('nav a');
    for (const link of await links.all()) {
      const box = await link.boundingBox();
      expect(box!.x).toBeGreaterThanOrEqual(0);
      expect(box!.x + box!.width).toBeLessThanOrEqual(390);
      expect(box!.y + box!.height).toBeLessThanOrEqual(844);
    }
    await context.close();
  });

  it('a page of refusal is sound too', async () => {
    const { page, context } = await openVisitor(browser, { viewport: { width: 390, height: 844 } });
    await page.goto(`${origin}/?lang=fr`);
    expect(await faultsOf(page)).toEqual([]);
    await context.close();
  });

  it('a table tells its sentence to the keyboard, and opens with Enter', async () => {
    const { page, context } = await signIn('sponsor', { viewport: { width: 1440, height: 900 } });
    const table = page.locator('a.table-link').first();
    await table.focus();
    const sentence = table.locator('.table-sentence');
    expect(await sentence.isVisible()).toBe(true);
    expect(await sentence.innerText()).toMatch(/since .* 2026/);
    const box = await sentence.boundingBox();
    expect(box!.x).toBeGreaterThanOrEqual(0);
    expect(box!.x + box!.width).toBeLessThanOrEqual(1440);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/communities\/./);
    await context.close();
  });

  it('a first tap tells, a second opens', async () => {
    const options = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
    const { page, context } = await signIn('sponsor', options);
    await page.waitForLoadState('networkidle');
    const table = page.locator('a.table-link').nth(3);
    await table.scrollIntoViewIfNeeded();
    await table.locator('.table-stand').tap();
    expect(await table.locator('.table-sentence').isVisible()).toBe(true);
    const box = await table.locator('.table-sentence').boundingBox();
    expect(box!.x).toBeGreaterThanOrEqual(0);
    expect(box!.x + box!.width).toBeLessThanOrEqual(390);
    await table.locator('.table-stand').tap();
    await page.waitForURL(/\/communities\/./);
    await context.close();
  });

  it('everything is there without scripts', async () => {
    const { page, context } = await signIn('sponsor', { javaScriptEnabled: false });
    expect(await page.locator('.room a.table-link').count()).toBe(60);
    expect(await page.locator('canvas').first().isVisible()).toBe(false);
    await page.locator('summary').first().click();
    expect(await page.locator('details table').first().isVisible()).toBe(true);
    await page.goto(`${origin}/communities`);
    await page.selectOption('select[name=state]', 'empty');
    await page.locator('.filter button').click();
    expect(page.url()).toContain('state=empty');
    await context.close();
  });

  it('signing out works from the page itself', async () => {
    const { page, context } = await signIn('sponsor', {});
    await page.locator('button', { hasText: 'Sign out' }).click();
    await page.waitForLoadState();
    expect(await page.locator('h1').innerText()).toBe('You are not signed in');
    await context.close();
  });
});

const inLanguage = (path: string, language: string) =>
  `${path}${path.includes('?') ? '&' : '?'}lang=${language}`;

const refusedName = 'taken';

/** The sample's, which refuses one name. */
function desk(): SourceDesk {
  const willing = sampleDesk(sampleNow);
  return {
    ...willing,
    create: (wish, by) =>
      wish.name === refusedName
        ? Promise.resolve({ kind: 'refused', code: 'SOURCE_EXISTS', detail: 'There is a source "taken".' })
        : willing.create(wish, by),
  };
}

/** What lies folded can be too wide as well. */
const openEverything = (page: Page) =>
  page.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true");

async function expectSound({ page, complaints }: Visitor, what: string): Promise<void> {
  expect(await faultsOf(page), what).toEqual([]);
  expect(await overflowOf(page), `${what} scrolls sideways`).toBe(0);
  expect(await undrawn(page), `charts of ${what}`).toBe(0);
  expect(complaints, what).toEqual([]);
}

/** Serious and critical findings, with where they are. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const results = await page.evaluate<AxeResults>(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
  );
  // So that a run that looked at nothing cannot pass.
  expect(results.passes.length).toBeGreaterThan(10);
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary ?? ''}`),
    );
}

const overflowOf = (page: Page) =>
  page.evaluate<number>(
    'Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)',
  );

const undrawn = (page: Page) => page.locator('[data-chart]:not([data-drawn])').count();
