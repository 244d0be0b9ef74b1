import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page as ApiPage, Training } from '../../src/api/types';
import { launchChromium } from '../chromium';
import { accessibilityFaults, screenshot, visit, type Visit } from '../visit';

const SCREENS = [
  'models',
  'models/new',
  'model-sets',
  'data-sources',
  'trainings',
  'trainings/new',
  'inferences',
  'inferences/new',
  'problems',
];

let browser: Browser;
let tab: Visit;
let origin: string;

beforeAll(async () => {
  const address = process.env.MILLRACE_URL;
  if (!address) {
    throw new Error(
      'Set MILLRACE_URL to what the terminal printed: http://127.0.0.1:8080/?token=…',
    );
  }
  origin = new URL(address).origin;
  browser = await launchChromium();
  tab = await visit(browser, origin, 'light');
  await tab.page.goto(address);
  await tab.page.getByText('Free slots').or(tab.page.getByText('Kafka')).first().waitFor();
});
afterAll(async () => browser?.close());

it('opens each screen without a fault', async () => {
  const { page, faults } = tab;
  await page.locator('[data-live="LIVE"]').waitFor();
  for (const screen of SCREENS) {
    await page.goto(`${origin}/${screen}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
    expect(await page.getByRole('alert').allTextContents()).toEqual([]);
    await screenshot(page, `live-${screen.replace('/', '-')}`);
    expect(await accessibilityFaults(page)).toEqual([]);
  }
  expect(faults).toEqual([]);
});

it('draws the curves of a finished training', async () => {
  const { page, faults } = tab;
  const trainings = await page.evaluate(
    async () => (await (await fetch('/api/v1/trainings')).json()) as ApiPage<Training>,
  );
  const finished = trainings.items.find((training) => training.state === 'FINISHED');
  if (!finished) throw new Error('No finished training yet: run ./millrace demo first.');
  await page.goto(`${origin}/trainings/${finished.id}`);
  await page.locator('canvas').first().waitFor();
  await page.getByRole('button', { name: 'Show table' }).first().click();
  const rows = page.getByRole('table', { name: 'Loss' }).getByRole('row');
  expect(await rows.count()).toBeGreaterThan(1);
  await screenshot(page, 'live-training');
  expect(faults).toEqual([]);
});
