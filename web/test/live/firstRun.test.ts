import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Inference, Model, ModelSet, Training } from '../../src/api/types';
import { launchChromium } from '../chromium';
import { accessibilityFaults, screenshot, type Visit } from '../visit';
import { Millrace } from './Millrace';
import { isLive, signIn, signInAs } from './signIn';

const EPOCHS = 3000;

let millrace: Millrace;
let browser: Browser;
let tab: Visit;
let page: Page;

beforeAll(async () => {
  [millrace, browser] = await Promise.all([Millrace.start(), launchChromium()]);
  tab = await signIn(browser, millrace);
  ({ page } = tab);
});
afterAll(async () => {
  await browser?.close();
  await millrace?.stop();
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await screenshot(page, 'live-first-run-failed');
});

const step = (name: string) =>
  page.getByRole('list', { name: 'The five steps of the sample' }).getByRole('listitem').filter({
    hasText: name,
  });
const done = (name: string) =>
  step(name).and(page.locator('[data-progress="done"]')).waitFor({ timeout: 180_000 });

describe('a newcomer', () => {
  it('gets from the empty home to scored records in one click, with a reload in the middle', async () => {
    await page.getByText('Nothing has been trained here yet.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Run the sample' }).click();
    await done('Announce');
    expect(await step('Announce').textContent()).toContain('120 records');
    await page.reload();
    await done('Train');
    expect(await step('Train').textContent()).toMatch(/[89]\d(\.\d)? % right/);
    await done('Publish');
    expect(await step('Publish').textContent()).toMatch(/Version 1iris-(wide|narrow), [\d.]+ kB/);
    await done('Serve');
    await page.getByRole('button', { name: 'Show table' }).click();
    const rows = page.getByRole('table', { name: 'Predictions of flowers' }).getByRole('row');
    const cells = await rows.filter({ hasText: '%' }).allTextContents();
    expect(cells).toHaveLength(30);
    const right = cells.filter((text) => /(setosa|versicolor|virginica).*\1/.test(text));
    expect(right.length).toBeGreaterThanOrEqual(25);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(tab.faults).toEqual([]);
  });

  it('has made nothing twice, and another tab shows the same', async () => {
    const { api } = millrace;
    expect(await api.list<Model>('/models')).toHaveLength(2);
    expect(await api.list<ModelSet>('/model-sets')).toHaveLength(1);
    expect(await api.list<Training>('/trainings')).toHaveLength(1);
    const [inference, ...others] = await api.list<Inference>('/inferences');
    expect(others).toEqual([]);
    const output = await api.list<{ keyBase64: string }>(
      `/topics/${inference?.outputTopic}:sample?limit=1000`,
    );
    expect(new Set(output.map(({ keyBase64 }) => keyBase64)).size).toBe(30);
    expect(output).toHaveLength(30);

    const second = await signIn(browser, millrace, 'dark');
    await second.page.getByText('30 of 30 scored').waitFor();
    expect(await accessibilityFaults(second.page)).toEqual([]);
    expect(second.faults).toEqual([]);
    await second.page.context().close();
  });
});

describe('when the server is killed and started again', () => {
  it('the page says that it is stale, keeps what it shows, and goes on', async () => {
    const { api } = millrace;
    const ada = await signInAs(browser, millrace, 'ada', 'OPERATOR');
    const [first] = await api.list<Training>('/trainings');
    const { id } = await api.call<Training>('POST', '/trainings', {
      name: 'Iris, long',
      modelSetId: first?.modelSetId,
      dataSourceId: first?.dataSourceId,
      fit: { epochs: EPOCHS, batchSize: 8, seed: 1 },
    });
    for (const each of [page, ada.page]) {
      await each.goto(`${millrace.origin}/trainings/${id}`);
      await each.locator('canvas').first().waitFor({ timeout: 60_000 });
    }
    // the curve moves
    const before = await epochBeyond(ada.page, 0);
    await epochBeyond(ada.page, before);

    await millrace.kill();
    for (const each of [page, ada.page]) {
      await each.getByText('No connection to the server').waitFor();
      await each.locator('[data-live="STALE"]').first().waitFor();
      expect(await shownEpoch(each)).toBeGreaterThanOrEqual(before);
      expect(await each.locator('canvas').count()).toBeGreaterThan(0);
    }
    expect(await accessibilityFaults(page)).toEqual([]);

    await millrace.startAgain();
    // a person's session goes on; that of the token ended with it, and the page waits behind the form
    await isLive(ada.page);
    await ada.page.getByText('No connection to the server').waitFor({ state: 'detached' });
    await epochBeyond(ada.page, before);
    const again = page.getByRole('dialog', { name: 'Sign in again' });
    await again.getByRole('textbox', { name: 'Token' }).fill(millrace.token);
    await again.getByRole('button', { name: 'Sign in with the token' }).click();
    await isLive(page);
    await page.getByRole('heading', { level: 1, name: 'Iris, long' }).waitFor();
    await epochBeyond(page, before);
  });
});

/** The furthest epoch that the page names, in whatever words. */
async function shownEpoch(shown: Page): Promise<number> {
  const text = await shown.locator('main').innerText();
  const epochs = [...text.matchAll(/Epoch ([\d,]+)|([\d,]+) (?:\/|of) 3,000/g)];
  return Math.max(0, ...epochs.map(([, a, b]) => Number((a ?? b ?? '0').replaceAll(',', ''))));
}

async function epochBeyond(shown: Page, epoch: number): Promise<number> {
  const further = () => shownEpoch(shown);
  await expect.poll(further, { timeout: 120_000, interval: 200 }).toBeGreaterThan(epoch);
  return shownEpoch(shown);
}
