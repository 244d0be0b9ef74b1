import type { Browser, Page } from 'playwright-core';
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

async function replaceJson(page: Page, from: string, to: string): Promise<void> {
  const editor = page.getByRole('textbox', { name: 'The request as JSON' });
  const text = await editor.innerText();
  expect(text).toContain(from);
  await editor.fill(text.replace(from, to));
}

it.each(['light', 'dark'] as const)(
  'the form of a training and its JSON are one request, in %s colours',
  async (scheme) => {
    const { page } = await visit(browser, server.url, scheme);
    await page.goto(`${server.url}/trainings/new?dataSourceId=d1`);
    await page.getByRole('textbox', { name: 'Epochs', exact: true }).fill('30');
    await page.getByText('1,437').waitFor();
    await screenshot(page, `training-form-${scheme}`);
    await page.getByRole('tab', { name: 'JSON' }).click();
    await replaceJson(page, '"epochs": 30', '"epochs": 0');
    await page.getByText('line 5, column 5').waitFor();
    await screenshot(page, `training-json-fault-${scheme}`);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Form' }).click();
    await page.getByText('epochs 0 is not legal; legal is 1 or more').waitFor();
    await page.getByRole('textbox', { name: 'Epochs', exact: true }).fill('7');
    await page.getByRole('tab', { name: 'Rendered job' }).click();
    await page.getByText('"chosen when it starts"').waitFor();
    await page.getByText('"epochs": 7').waitFor();
    expect(page.url()).toContain('view=job');
    await screenshot(page, `training-job-${scheme}`);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  },
);

it('a training is not started from JSON that cannot be read', async () => {
  const { page } = await visit(browser, server.url, 'light');
  await page.goto(`${server.url}/trainings/new?dataSourceId=d1&view=json`);
  await replaceJson(page, '"epochs": 20', '"epochs": twenty');
  await page.getByText('This is not JSON: the fault begins in line 5').first().waitFor();
  const start = page.getByRole('button', { name: 'Start training' });
  expect(await start.getAttribute('aria-disabled')).toBe('true');
  await start.click({ force: true });
  expect(server.requests).not.toContain('POST /trainings');
});
