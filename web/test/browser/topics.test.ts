import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { launchChromium } from '../chromium';
import { FakeServer } from '../fake-server';
import { fullWorld } from '../full-world';
import { accessibilityFaults, screenshot, visit, type Visit } from '../visit';

let browser: Browser;
let server: FakeServer;
let visited: Visit;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
});
beforeEach(async () => {
  server = await FakeServer.start(fullWorld());
  visited = await visit(browser, server.url, 'light');
  page = visited.page;
  return async () => {
    await page.context().close();
    await server.stop();
  };
});
afterAll(async () => browser?.close());

it('the list is searched, and the address remembers it', async () => {
  await page.goto(`${server.url}/topics`);
  await page.getByRole('link', { name: 'scored' }).waitFor();
  expect(await page.getByRole('link', { name: 'millrace.events' }).count()).toBe(0);
  await page.getByLabel(/keep for themselves/).check();
  await page.getByRole('link', { name: 'millrace.events' }).waitFor();
  await page.getByLabel('Search topics').fill('digits');
  await expect.poll(() => page.getByRole('row').count()).toBe(3);
  await page.reload();
  await expect.poll(() => page.getByRole('row').count()).toBe(3);
  expect(await page.getByLabel('Search topics').inputValue()).toBe('digits');
  await page.getByLabel('Search topics').fill('nothing such');
  await page.getByText('No topic matches').waitFor();
  expect(visited.faults).toEqual([]);
});

it('a record opens to its text, its bytes and its headers', async () => {
  await page.goto(`${server.url}/topics/scored`);
  await page.getByRole('button', { name: 'Open the record at 0:0' }).click();
  await page.getByText('millrace-model-version').waitFor();
  const value = page.getByRole('region', { name: 'Value', exact: true });
  expect(await value.textContent()).toContain('0.97');
  await page.getByRole('radiogroup', { name: 'Value: Read as' }).getByText('Bytes').click();
  await expect.poll(() => value.textContent()).toContain('000000  7b 22 76 61');
  await screenshot(page, 'topic-record');
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(visited.faults).toEqual([]);
});

it('a topic is followed live, paused and gone on with', async () => {
  await page.goto(`${server.url}/topics/scored?view=live`);
  await page.getByText('Following').waitFor();
  const arrive = (text: string) =>
    server.arrive('scored', { valueText: text, valueBase64: btoa(text) });
  arrive('first');
  await page.getByText('first', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Pause' }).click();
  arrive('second');
  arrive('third');
  await page.getByText('2 records came since').waitFor();
  expect(await page.getByText('second', { exact: true }).count()).toBe(0);
  await screenshot(page, 'topic-paused');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByText('second', { exact: true }).waitFor();
  const rows = page.getByRole('table', { name: 'Records of scored' }).getByRole('row');
  expect(await rows.nth(1).textContent()).toContain('third');
  expect(visited.faults).toEqual([]);
});

it('a record that is no JSON is told before it is sent; a good one says where it lies', async () => {
  await page.goto(`${server.url}/topics/scored?view=send`);
  const value = page.getByRole('textbox', { name: 'Value' });
  await value.fill('[1,');
  await page.getByText(/^This is not JSON/).waitFor();
  await page.getByRole('button', { name: 'Send', exact: true }).click({ force: true });
  expect(server.requests).not.toContain('POST /topics/scored:send');
  await value.fill('[5.1, 3.5, 1.4, 0.2]');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('Written at scored:0:1:2.').waitFor();
  expect(visited.faults).toEqual([]);
});
