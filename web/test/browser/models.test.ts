import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchChromium } from '../chromium';
import { FakeServer } from '../fake-server';
import { fullWorld } from '../full-world';
import { accessibilityFaults, screenshot, visit } from '../visit';

let browser: Browser;
let server: FakeServer;
let page: Page;
let faults: string[];

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => browser?.close());
beforeEach(async () => {
  server = await FakeServer.start(fullWorld());
  ({ page, faults } = await visit(browser, server.url, 'light'));
});
afterEach(async () => {
  await page.context().close();
  await server.stop();
});

const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

/** Drops a file on the page, as a person does from a folder. */
async function drop(name: string, content: string): Promise<void> {
  await page.evaluate(
    ([fileName = '', text = '']) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], fileName));
      const target = document.querySelector('main') ?? document.body;
      for (const type of ['dragenter', 'dragover', 'drop']) {
        target.dispatchEvent(
          new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }),
        );
      }
    },
    [name, content],
  );
}

describe('the editor of models', () => {
  it('completes layers, arguments and names while one types', async () => {
    await page.goto(`${server.url}/models/new`);
    const editor = page.getByRole('textbox', { name: 'Keras code' });
    await editor.click();
    const offered = page.locator('.cm-tooltip-autocomplete');
    await page.keyboard.type('x = keras.layers.Conv2');
    await offered.getByText('Conv2D', { exact: true }).waitFor();
    await screenshot(page, 'models-completion');
    expect(await accessibilityFaults(page)).toEqual([]);
    // a list takes keys only when it has been seen for a moment
    const take = (label: string) => offered.getByText(label, { exact: true }).click();
    await take('Conv2D');
    await page.keyboard.type('8');
    await page.keyboard.press('Tab');
    await page.keyboard.type('3, acti');
    await take('activation=');
    await page.keyboard.type('"soft');
    await take('softmax');
    expect(await editor.textContent()).toContain(
      'x = keras.layers.Conv2D(8, 3, activation="softmax")',
    );
    expect(faults).toEqual([]);
  });

  it('begins with a template, by its address or from the menu, and draws it', async () => {
    await page.goto(`${server.url}/models/new?template=regression&view=graph`);
    const editor = page.getByRole('textbox', { name: 'Keras code' });
    await expect.poll(() => editor.textContent()).toContain('Concatenate');
    await page.getByRole('group', { name: /^Graph of the model, 4 layers/ }).waitFor();
    await page.getByRole('button', { name: 'Templates' }).click();
    await page.getByRole('menuitem', { name: /^LSTM/ }).click();
    await expect.poll(() => editor.textContent()).toContain('return_sequences=True');
    await screenshot(page, 'models-graph');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('goes to the line of a fault', async () => {
    await page.goto(`${server.url}/models/new?template=mlp`);
    const editor = page.getByRole('textbox', { name: 'Keras code' });
    const code = 'a = 1\n\nmodel = keras.layers.Dense(-32)\n';
    await editor.fill(code);
    await page.getByRole('button', { name: 'Show line 3, column 28' }).click();
    expect(await page.locator('.cm-activeLine').first().textContent()).toContain('Dense(-32)');
    await page.keyboard.press('Delete');
    await expect.poll(() => editor.textContent()).toContain('Dense(32)');
  });

  it('takes a file that is dropped on the list, whatever part of the page it falls on', async () => {
    await page.goto(`${server.url}/models`);
    await heading('Models');
    await drop('weights.bin', 'x');
    await page.getByRole('alert').getByText('weights.bin is no model; legal are').waitFor();
    await drop('iris.py', 'model = keras.Sequential()');
    await heading('New model');
    expect(await page.getByLabel('Name').inputValue()).toBe('iris');
    await page.getByText('Valid: 4 layers').waitFor();
    await page.getByRole('button', { name: 'Create model' }).click();
    await heading('iris');
    expect(faults).toEqual([]);
  });
});

describe('a model that is changed', () => {
  it('is saved from the state that was read, and the change of another is not lost', async () => {
    await page.goto(`${server.url}/models/m2`);
    await page.getByRole('link', { name: 'Edit' }).click();
    await heading('Edit digits-wide');
    await page.getByLabel('Description').fill('mine');
    const [, , stored] = server.world.models;
    if (stored) stored.description = 'of another person';
    await page.getByText('Valid: 4 layers').waitFor();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Someone else changed this model meanwhile').waitFor();
    expect(await page.getByLabel('Description').inputValue()).toBe('mine');
    await screenshot(page, 'models-stale');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Take the stored one' }).click();
    await expect.poll(() => page.getByLabel('Description').inputValue()).toBe('of another person');
    await page.getByLabel('Description').fill('both');
    await page.getByText('Valid: 4 layers').waitFor();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await heading('digits-wide');
    await page.getByText('both').waitFor();
  });
});

describe('a set of models', () => {
  it('is put in order by keyboard and saved', async () => {
    await page.goto(`${server.url}/model-sets/s1/edit`);
    const up = page.getByRole('button', { name: 'Move digits-wide up' });
    await up.focus();
    await page.keyboard.press('Enter');
    await page.getByText('digits-wide is now number 2 of 3.').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('digits-wide is now number 1 of 3.').waitFor();
    await page.getByRole('button', { name: 'Take digits-narrow out' }).click();
    await screenshot(page, 'model-set-edit');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save changes' }).click();
    await heading('digits');
    expect(server.world['model-sets'][0]?.modelIds).toEqual(['m2', 'm0']);
    const rows = page.getByRole('table', { name: 'Models of this set' }).getByRole('row');
    expect(await rows.nth(1).textContent()).toContain('digits-wide');
    expect(faults).toEqual([]);
  });
});
