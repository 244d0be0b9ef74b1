import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLE_SOURCE } from '../../src/models/exampleModels';
import { modelTexts } from '../../src/texts/models';
import { sessionTexts } from '../../src/texts/session';
import { trainingFormTexts } from '../../src/texts/trainingForm';
import { launchChromium } from '../chromium';
import { accessibilityFaults, screenshot, type Scheme, type Visit } from '../visit';
import { press, tabTo, type } from './keyboard';
import { Millrace } from './Millrace';
import { digitsAtWork, type RealWork } from './realWork';
import { open, PLAIN_SCREENS, screensOf } from './screens';
import { servingDrives } from './servingDrives';
import { signIn, signInAs } from './signIn';

const DIGITS_SOURCE = EXAMPLE_SOURCE.replace(
  'keras.Input(shape=(64,), name="pixels"),',
  'keras.Input(shape=(8, 8), name="pixels"),\n    keras.layers.Flatten(),',
);

let millrace: Millrace;
let browser: Browser;
let work: RealWork;
let tab: Visit;
let page: Page;

beforeAll(async () => {
  [millrace, browser] = await Promise.all([Millrace.start(), launchChromium()]);
  work = await digitsAtWork(millrace.api);
  tab = await signIn(browser, millrace);
  ({ page } = tab);
});
afterAll(async () => {
  await browser?.close();
  await millrace?.stop();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await screenshot(page, `live-${task.name.slice(0, 30)}`);
});

const go = (path: string) => open(page, millrace.origin + path);

it.each<Scheme>(['light', 'dark'])(
  'every screen opens by its address, accessible, without a fault or another host, in %s colours',
  async (scheme) => {
    const own = await signIn(browser, millrace, scheme);
    const found: string[] = [];
    for (const [name, path] of Object.entries({ ...PLAIN_SCREENS, ...screensOf(work) })) {
      await open(own.page, millrace.origin + path);
      found.push(...(await accessibilityFaults(own.page)).map((fault) => `${name}: ${fault}`));
      found.push(...(await own.page.getByRole('alert').allTextContents()));
    }
    expect(found).toEqual([]);
    expect(own.faults).toEqual([]);
    await own.page.context().close();
  },
);

describe('a model', () => {
  it('is checked by the real compiler while one types: the fault is marked at its line', async () => {
    await go('/models/new');
    const editor = page.getByRole('textbox', { name: modelTexts.formats.KERAS_SOURCE });
    await editor.fill(EXAMPLE_SOURCE.replace('Dense(32', 'Dense(-32'));
    await page.getByText('line 4, column').first().waitFor();
    expect(await page.locator('.cm-lintRange-error').first().textContent()).toContain('-32');
    expect(await accessibilityFaults(page)).toEqual([]);
    await editor.fill(EXAMPLE_SOURCE);
    await page.getByText(modelTexts.valid('4', '2,410')).first().waitFor();
    expect(await page.locator('.cm-lintRange-error').count()).toBe(0);
  });
});

describe('the main path without a mouse', () => {
  it('goes from a definition to a training that learns, by keys alone', async () => {
    const link = (name: string | RegExp) => page.getByRole('link', { name });
    await go('/');
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await page.getByRole('heading', { level: 1, name: modelTexts.models }).waitFor();
    await press(page, link(modelTexts.newModel));
    await type(page, page.getByLabel(modelTexts.name), 'digits-by-keys');
    const editor = page.getByRole('textbox', { name: modelTexts.formats.KERAS_SOURCE });
    await type(page, editor, DIGITS_SOURCE);
    await page
      .getByText(/^Valid: /)
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await press(page, page.getByRole('button', { name: modelTexts.create }));
    await page.getByRole('heading', { level: 1, name: 'digits-by-keys' }).waitFor();

    await press(page, page.locator('main a[href*="/model-sets/new"]'));
    await type(page, page.getByLabel('Name'), 'by-keys');
    await press(page, page.getByRole('button', { name: 'Create model set' }));
    await page.getByRole('heading', { level: 1, name: 'by-keys' }).waitFor();

    await press(page, page.locator('main a[href*="/trainings/new"]'));
    await type(page, page.getByLabel(trainingFormTexts.name), 'By keys alone');
    await choose(page.getByLabel(trainingFormTexts.dataSource), 'Handwritten digits');
    await press(page, page.getByRole('button', { name: trainingFormTexts.start }));
    await page.getByRole('heading', { level: 1, name: 'By keys alone' }).waitFor();
    await page.locator('canvas').first().waitFor({ timeout: 120_000 });
    expect(tab.faults).toEqual([]);
  });
});

/** Of a list that opens below its field. */
async function choose(field: Locator, option: string) {
  await tabTo(page, field);
  await page.keyboard.press('ArrowDown');
  const wanted = page.getByRole('option', { name: option });
  await wanted.first().waitFor();
  for (let presses = 0; presses < 20; presses++) {
    if (
      await wanted.first().evaluate((element) => element.hasAttribute('data-combobox-selected'))
    ) {
      await page.keyboard.press('Enter');
      return;
    }
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`The arrow keys do not lead to ${option}.`);
}

describe('a person who may only look', () => {
  it('sees every screen, and at each button the reason why it does nothing', async () => {
    const viewer = await signInAs(browser, millrace, 'edsger', 'VIEWER');
    const reason = sessionTexts.roleMissing('OPERATOR', 'VIEWER');
    const { training, inference, model } = screensOf(work);
    const refusing: string[] = [];
    for (const path of [training, inference, model, '/models/new', '/trainings/new']) {
      await open(viewer.page, millrace.origin + path);
      const refused = viewer.page.locator('[aria-disabled="true"][aria-describedby]');
      if ((await refused.count()) === 0) refusing.push(path);
      else {
        await refused.first().focus();
        await viewer.page.getByText(reason).first().waitFor({ state: 'attached' });
      }
    }
    expect(refusing).toEqual([]);
    expect(viewer.faults).toEqual([]);
    await viewer.page.context().close();
  });
});

servingDrives(() => ({ millrace, page, work }));
