import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../chromium';
import { FakeServer } from '../fake-server';
import { fullWorld } from '../full-world';
import { accessibilityFaults, screenshot, visit } from '../visit';

let browser: Browser;
let server: FakeServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), FakeServer.start(fullWorld())]);
});

afterAll(async () => {
  await Promise.all([browser?.close(), server?.stop()]);
});

it('a result shows how it ended, its curves by epoch and step, and its classes', async () => {
  const { page, faults } = await visit(browser, server.url, 'light');
  await page.goto(`${server.url}/trainings/t2`);
  const models = page.getByRole('table', { name: 'Models' });
  await models.getByRole('link', { name: 'digits-wide', exact: true }).click();
  await page.getByText('Stopped early at epoch 60; weights of epoch 52.').first().waitFor();
  const matrix = page.getByRole('region', { name: 'Confusion matrix, table' }).getByRole('table');
  await expect.poll(() => matrix.getByRole('rowheader').count()).toBe(10);
  expect(await matrix.getByRole('cell').count()).toBe(100);
  expect(await page.getByRole('table', { name: 'Report of each class' }).count()).toBe(1);
  await page.locator('canvas').first().waitFor();
  await screenshot(page, 'result-digits');
  await page.getByText('By step').click();
  await page.getByText('Step 1920').first().waitFor();
  await screenshot(page, 'result-digits-by-step');
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(faults).toEqual([]);
});

it.each(['light', 'dark'] as const)(
  'two classes have curves, numbers have residuals, in %s colours, each with a table',
  async (scheme) => {
    const { page, faults } = await visit(browser, server.url, scheme);
    await page.goto(`${server.url}/trainings/t2/results/t2-r1`);
    await page.getByText('ROC, area 0.9610').waitFor();
    await page.getByText('Given and predicted').waitFor();
    await expect.poll(() => page.locator('canvas').count()).toBe(7);
    await screenshot(page, `result-two-outputs-${scheme}`);
    for (const title of ['ROC, area', 'Residuals', 'Given and predicted']) {
      const panel = page.locator('section').filter({ hasText: title });
      await panel.getByRole('button', { name: 'Show table' }).click();
      await expect.poll(() => panel.getByRole('row').count()).toBeGreaterThan(10);
    }
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
  },
);

it('a failed result says why and what to do', async () => {
  const { page } = await visit(browser, server.url, 'light');
  await page.goto(`${server.url}/trainings/t2/results/t2-r0`);
  await page.getByText('The loss became NaN at step 812.').waitFor();
  await page.getByText('Lower the learning rate, or scale the inputs.').waitFor();
});

it('the weights of a result are the start of another training, with options', async () => {
  const { page, faults } = await visit(browser, server.url, 'light');
  await page.goto(`${server.url}/trainings/t2/results/t2-r2`);
  await page.getByRole('link', { name: 'Train on from these weights' }).click();
  await page.getByText('Starts from the weights of result t2-r2.').waitFor();
  await page.getByText('Weights of the best epoch are kept.').waitFor();
  await page.getByRole('button', { name: 'Options' }).click();
  await page.getByRole('checkbox', { name: 'Stop early when it does not improve' }).check();
  await page.getByRole('checkbox', { name: 'Reduce the learning rate on a plateau' }).check();
  await page.getByLabel('Class weights').fill('0: 1, 1: two');
  await page.getByText('Write a class and its weight, such as 0: 1, 1: 2.5').waitFor();
  await screenshot(page, 'training-options');
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(faults).toEqual([]);
});

it('a training is stopped to keep what it has, after a question', async () => {
  const { page, faults } = await visit(browser, server.url, 'light');
  await page.goto(`${server.url}/trainings/t1`);
  await page.getByRole('button', { name: 'Stop and keep' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Each model is evaluated and published').waitFor();
  await dialog.getByRole('button', { name: 'Stop and keep' }).click();
  await expect.poll(() => server.requests).toContain('POST /trainings/t1:stop');
  await page.getByRole('button', { name: 'Stopping', exact: true }).first().waitFor();
  expect(faults).toEqual([]);
});
