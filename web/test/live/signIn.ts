import type { Browser, Page } from 'playwright-core';
import type { Role } from '../../src/session/roles';
import { visit, type Scheme, type Visit } from '../visit';
import type { Millrace } from './Millrace';
import { PASSWORD } from './realWork';

/** A browser of one's own, signed in with the link that the terminal printed, or with a fresh one. */
export async function signIn(
  browser: Browser,
  millrace: Millrace,
  scheme: Scheme = 'light',
): Promise<Visit> {
  const tab = await visit(browser, millrace.origin, scheme);
  await tab.page.goto(await millrace.freshLoginUrl());
  await tab.page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  await isLive(tab.page);
  return tab;
}

export async function isLive(page: Page): Promise<void> {
  await page.locator('[data-live="LIVE"]').first().waitFor({ timeout: 60_000 });
}

/** As a new person with that role. */
export async function signInAs(
  browser: Browser,
  millrace: Millrace,
  name: string,
  role: Role,
): Promise<Visit> {
  await millrace.api.call('POST', '/users', { name, password: PASSWORD, role });
  return signInWith(browser, millrace, name, PASSWORD);
}

/** Through the sign-in page, in a browser of their own. */
export async function signInWith(
  browser: Browser,
  millrace: Millrace,
  name: string,
  password: string,
): Promise<Visit> {
  const tab = await visit(browser, millrace.origin, 'light');
  const { page } = tab;
  await page.goto(millrace.origin);
  await page.getByLabel('User name').fill(name);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await isLive(page);
  // asked before anybody is signed in, to know how one may
  tab.faults.length = 0;
  return tab;
}
