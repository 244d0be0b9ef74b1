import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../chromium';
import { FakeServer } from '../fake-server';
import { fullWorld } from '../full-world';
import { accessibilityFaults, screenshot, visit, type Visit } from '../visit';

let browser: Browser;
let server: FakeServer;
let tab: Visit;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), FakeServer.start(fullWorld())]);
  tab = await visit(browser, server.url, 'light');
});
afterAll(async () => {
  await Promise.all([browser?.close(), server?.stop()]);
});

/** What the page has written last to the input topic. */
async function newestRecord() {
  const written = () => server.world.kafka.records['digits-in']?.at(-1);
  await expect.poll(() => written()?.headers['millrace-try']).toBeTruthy();
  const newest = written();
  if (!newest) throw new Error('nothing was sent');
  return newest;
}

it('asks a model by a drawing, and shows what it says with the version that said it', async () => {
  const { page, faults } = tab;
  await page.goto(`${server.url}/inferences/i1?tab=try`);
  const paper = page.getByRole('application', { name: 'Drawing of 8 by 8 pixels' });
  const box = await paper.locator('canvas').boundingBox();
  if (!box) throw new Error('no canvas');
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.8, { steps: 8 });
  await page.mouse.up();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('Waiting for its prediction').waitFor();

  const { keyBase64, headers } = await newestRecord();
  const valueText = JSON.stringify({ values: [0.02, 0.03, 0.95] });
  const about = {
    'millrace-inference': 'i1',
    'millrace-model': 'digits-wide',
    'millrace-model-version': '3',
  };
  server.arrive('digits-out', { keyBase64, valueText, headers: { ...headers, ...about } });

  await page.getByText('Class 2', { exact: true }).first().waitFor();
  const shares = page.getByRole('table', { name: 'What the model gives each class' });
  expect(await shares.getByRole('row').count()).toBe(4);
  await page.getByText('digits-wide, version 3').first().waitFor();
  await page.getByRole('cell', { name: 'Class 2 (95 %)' }).waitFor();
  await screenshot(page, 'inference-tried');
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(faults).toEqual([]);
});

it('draws and sends by keyboard alone', async () => {
  const { page } = tab;
  await page.goto(`${server.url}/inferences/i1?tab=try`);
  const paper = page.getByRole('application', { name: 'Drawing of 8 by 8 pixels' });
  await paper.focus();
  for (const key of ['ArrowUp', ' ', 'ArrowDown', ' ']) await page.keyboard.press(key);
  await page.getByText('Column 5, row 6: 100 % ink').waitFor({ state: 'attached' });
  const before = server.requests.filter((route) => route.endsWith(':send')).length;
  await page.keyboard.press('Control+Enter');
  await expect
    .poll(() => server.requests.filter((route) => route.endsWith(':send')).length)
    .toBe(before + 1);
});

it('says what is wrong with typed numbers, and keeps the way of typing in the address', async () => {
  const { page } = tab;
  await page.goto(`${server.url}/inferences/i1?tab=try`);
  await page.getByText('Numbers', { exact: true }).click();
  await page.getByLabel('Numbers of the record').fill('1, 2, three');
  await page.getByText('Value 3 is "three"; legal are numbers.').first().waitFor();
  expect(page.url()).toContain('input=values');
});

it('corrects a dead letter and sends it again', async () => {
  const { page, faults } = tab;
  await page.goto(`${server.url}/inferences/i1?tab=dead-letters`);
  await page.getByRole('button', { name: /the value has 3 bytes/ }).click();
  await page.getByLabel('Value as text').waitFor();
  // the address is that of the record that is open
  await page.goto(page.url());
  await page.getByLabel('Value as text').fill('good');
  await screenshot(page, 'inference-dead-letter');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Send corrected' }).click();
  await page.getByText('Sent again: digits-in:0:90:91').waitFor();
  expect(server.world.around.retried).toEqual([{ id: 'dl1', valueBase64: btoa('good') }]);
  expect(faults).toEqual([]);
});

it('shows a VIEWER everything, and says why nothing can be changed', async () => {
  server.role = 'VIEWER';
  const { page, faults } = await visit(browser, server.url, 'light');
  await page.goto(`${server.url}/inferences/i1?tab=versions`);
  const back = page.getByRole('button', { name: 'Back to digits-narrow version 2' });
  await back.focus();
  await page.getByRole('tooltip').getByText('This needs the role OPERATOR').waitFor();
  expect(await back.getAttribute('aria-disabled')).toBe('true');
  await page.goto(`${server.url}/inferences/i1?tab=try`);
  await page.getByRole('button', { name: 'Send', exact: true }).focus();
  await page.getByRole('tooltip').getByText('This needs the role ANNOTATOR').waitFor();
  expect(faults).toEqual([]);
  server.role = 'ADMIN';
});
