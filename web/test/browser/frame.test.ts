import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchChromium } from '../chromium';
import { FakeServer } from '../fake-server';
import { fullWorld } from '../full-world';
import { accessibilityFaults, screenshot, visit } from '../visit';

let browser: Browser;
let server: FakeServer;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => browser?.close());
beforeEach(async () => {
  server = await FakeServer.start(fullWorld());
  ({ page } = await visit(browser, server.url, 'light'));
});
afterEach(async () => {
  await page.context().close();
  await server.stop();
});

const heading = (name: string) => page.getByRole('heading', { level: 1, name });
const live = () => page.locator('[data-live="LIVE"]').waitFor();

describe('by keyboard', () => {
  it('g m leads to the models, whose heading then has the focus and is announced', async () => {
    await page.goto(server.url);
    await live();
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await heading('Models').waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent === 'Models');
    await page
      .getByRole('status')
      .filter({ hasText: /^Models$/ })
      .waitFor({ state: 'attached' });
    expect(await page.title()).toBe('Models · Millrace');
    await page.keyboard.press('n');
    await heading('New model').waitFor();
  });

  it('keys that are typed into a field are text and nothing else', async () => {
    await page.goto(`${server.url}/users`);
    const field = page.getByRole('searchbox', { name: 'Name has' });
    await live();
    await page.keyboard.press('/');
    await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'search');
    await page.keyboard.type('gm?n');
    await expect.poll(() => field.inputValue()).toBe('gm?n');
    await expect.poll(() => page.url()).toContain('q=gm%3Fn');
    expect(new URL(page.url()).pathname).toBe('/users');
  });

  it('? shows the shortcuts, of which the single keys can be switched off', async () => {
    await page.goto(`${server.url}/models`);
    await live();
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await dialog.waitFor();
    await screenshot(page, 'frame-shortcuts');
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByRole('switch', { name: 'Shortcuts of single keys' }).press('Space');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await page.keyboard.press('Control+k');
    await page
      .getByRole('dialog')
      .getByRole('searchbox')
      .or(page.getByPlaceholder('Go to a screen'))
      .first()
      .waitFor();
    expect(new URL(page.url()).pathname).toBe('/models');
  });

  it('the palette finds a thing by its name and opens it', async () => {
    await page.goto(server.url);
    await live();
    await page.keyboard.press('Control+k');
    const field = page.getByPlaceholder('Go to a screen');
    await field.fill('digits-wi');
    await page.getByRole('dialog').getByText('digits-wide').waitFor();
    await screenshot(page, 'frame-palette');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await heading('digits-wide').waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  });

  it('leaving the palette leads back to where one was', async () => {
    await page.goto(`${server.url}/users`);
    await live();
    const field = page.getByRole('searchbox', { name: 'Name has' });
    await field.focus();
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Go to a screen').waitFor();
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'search');
  });
});

describe('a VIEWER', () => {
  it('reads everything and is told why a button does nothing', async () => {
    server.role = 'VIEWER';
    await page.goto(`${server.url}/users/u2`);
    const button = page.getByRole('button', { name: 'Delete' });
    await button.waitFor();
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    await button.focus();
    const reason = 'This needs the role ADMIN; you have VIEWER.';
    await page.getByRole('tooltip').getByText(reason).waitFor();
    await screenshot(page, 'frame-viewer');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(server.requests.filter((request) => !request.startsWith('GET'))).toEqual([]);
  });
});

describe('when the connection is lost', () => {
  it('says over the page since when it is old, keeps it, and is live again by itself', async () => {
    await page.goto(`${server.url}/models`);
    await live();
    server.reachable = false;
    server.dropStreams();
    const note = page.getByRole('alert').filter({ hasText: 'No connection to the server' });
    await note.waitFor();
    expect(await note.textContent()).toMatch(/You see what was true at .*\d\d/);
    expect(await page.getByText('digits-wide').first().isVisible()).toBe(true);
    await screenshot(page, 'frame-stale');
    expect(await accessibilityFaults(page)).toEqual([]);
    const before = server.requests.filter((request) => request === 'GET /models').length;
    server.reachable = true;
    await live();
    await note.waitFor({ state: 'detached' });
    await expect
      .poll(() => server.requests.filter((request) => request === 'GET /models').length)
      .toBeGreaterThan(before);
  });
});

describe('on a small screen', () => {
  it('the navigation is in a drawer', async () => {
    await page.setViewportSize({ width: 768, height: 1024 });
    await page.goto(server.url);
    await live();
    await page.getByRole('button', { name: 'Open the navigation' }).click();
    await page.getByRole('link', { name: 'Trainings' }).waitFor();
    await screenshot(page, 'frame-drawer');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('link', { name: 'Trainings' }).click();
    await heading('Trainings').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(768);
  });
});

describe('accounts', () => {
  it('the secret of a new token is shown once', async () => {
    await page.goto(`${server.url}/tokens/new`);
    await page.getByLabel('Name').fill('nightly retraining');
    await page.getByRole('button', { name: 'Create token' }).click();
    await page.getByText('mlr_shown-once').waitFor();
    await screenshot(page, 'frame-token');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Done' }).click();
    await heading('Tokens').waitFor();
    expect(await page.getByText('mlr_shown-once').count()).toBe(0);
  });

  it('signing out forgets what was read', async () => {
    await page.goto(`${server.url}/account`);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await heading('Sign in').waitFor();
    expect(server.requests).toContain('DELETE /session');
  });
});
