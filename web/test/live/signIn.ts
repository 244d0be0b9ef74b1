import type { Browser, Page } from 'playwright-core';
import { visit, type Scheme, type Visit } from '../visit';
import type { Millrace } from './Millrace';

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
