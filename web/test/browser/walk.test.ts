import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EXAMPLE_MODEL, EXAMPLE_SOURCE } from '../../src/models/exampleModels';
import { launchChromium } from '../chromium';
import { FakeServer, PASSWORD, TOKEN } from '../fake-server';
import { fullWorld, scoring } from '../full-world';
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
const live = () => page.locator('[data-live="LIVE"]').waitFor();

describe('the main path', () => {
  it('shows two model faults at their layers, and creates the model once they are corrected', async () => {
    await page.goto(server.url);
    await page.getByRole('link', { name: 'Models', exact: true }).click();
    await page.getByRole('link', { name: 'New model' }).click();
    await page.getByLabel('Name').fill('digits-mlp');
    const faulty = EXAMPLE_MODEL.replace('"units": 32', '"units": -32').replace(
      'softmax',
      'sofmax',
    );
    await page.getByText('Keras JSON', { exact: true }).click();
    const editor = page.getByRole('textbox', { name: 'Keras JSON' });
    await editor.fill(faulty);
    await page.getByText('2 faults.').waitFor();
    const row = (layer: string) => page.getByRole('row').filter({ hasText: layer }).textContent();
    expect(await row('hidden')).toContain('units -32 is not legal; legal is 1 or more.');
    expect(await row('digit')).toContain("Did you mean 'softmax'?");
    expect(await page.getByRole('button', { name: 'Create model' }).isDisabled()).toBe(true);
    await screenshot(page, 'walk-model-faults');
    expect(await accessibilityFaults(page)).toEqual([]);

    await editor.fill(EXAMPLE_MODEL);
    await page.getByText('Valid: 4 layers, 2,410 parameters.').waitFor();
    await page.getByRole('button', { name: 'Create model' }).click();
    await heading('digits-mlp');
    expect(server.requests).toContain('POST /models');
  });

  it('marks a fault of pasted code at its line, and takes a dropped file for what it is', async () => {
    await page.goto(`${server.url}/models/new`);
    const editor = page.getByRole('textbox', { name: 'Keras code' });
    await editor.fill(EXAMPLE_SOURCE.replace('Dense(32', 'Dense(-32'));
    await page.getByText('line 4, column 24').waitFor();
    expect(await page.locator('.cm-lintRange-error').textContent()).toBe('-32');
    await screenshot(page, 'walk-model-source-fault');
    expect(await accessibilityFaults(page)).toEqual([]);

    await editor.fill(EXAMPLE_SOURCE);
    await page.getByText('Valid: 4 layers, 2,410 parameters.').waitFor();
    expect(await page.locator('.cm-lintRange-error').count()).toBe(0);

    await page.getByText('File', { exact: true }).click();
    const content = Buffer.from('PK');
    const choose = (name: string) =>
      page.setInputFiles('input[type=file]', {
        name,
        mimeType: 'application/zip',
        buffer: content,
      });
    await choose('weights.bin');
    await page.getByText('weights.bin is no model; legal are').waitFor();
    await choose('digits.keras');
    await page.getByText('digits.keras, 2 B').waitFor();
    await screenshot(page, 'walk-model-file');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('draws epochs as they come and opens the table twin by keyboard', async () => {
    await page.goto(`${server.url}/trainings/t1`);
    await page.locator('canvas').first().waitFor();
    await live();
    for (let epoch = 25; epoch <= 40; epoch++) emitEpoch(epoch);
    await page.getByText('40 / 60').waitFor();
    await page.getByText('Epoch 40').first().waitFor();
    await page.getByRole('button', { name: 'Show table' }).first().focus();
    await page.keyboard.press('Enter');
    const rows = page.getByRole('table', { name: 'Loss' }).getByRole('row');
    expect(await rows.nth(1).textContent()).toContain('0.0400');
    await screenshot(page, 'walk-training-table');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('deploys a finished result and shows what it scores', async () => {
    await page.goto(`${server.url}/trainings/t2`);
    await page.getByRole('link', { name: 'Deploy digits-wide' }).click();
    await page.getByRole('combobox', { name: 'Input topic' }).fill('digits-in');
    await page.getByRole('combobox', { name: 'Output topic' }).fill('digits-out');
    await page.getByRole('button', { name: 'Deploy' }).click();
    await heading('digits-live');
    await live();
    await page.getByText('Nothing measured').first().waitFor();
    server.emit({
      kind: 'scoring',
      id: 'i-new',
      change: 'UPDATED',
      data: { ...scoring(99), scored: 777 },
    });
    await page.getByText('777', { exact: true }).waitFor();
    await page.locator('canvas').first().waitFor();
    expect(faults).toEqual([]);
  });
});

describe('when something is wrong', () => {
  it('marks the page stale while the stream is down and recovers by itself', async () => {
    await page.goto(`${server.url}/trainings`);
    await live();
    const before = server.requests.filter((request) => request === 'GET /trainings').length;
    server.dropStreams();
    await page.locator('[data-live="STALE"]').waitFor();
    await live();
    await page.waitForFunction(() => document.querySelector('[data-live="LIVE"]') !== null);
    await expect
      .poll(() => server.requests.filter((request) => request === 'GET /trainings').length)
      .toBeGreaterThan(before);
  });

  it('asks to sign in over the page when the server came back with another token, and keeps what was typed', async () => {
    await page.goto(`${server.url}/models/new`);
    await live();
    await page.getByLabel('Name').fill('half a model');
    server.signedIn = false;
    server.dropStreams();
    const dialog = page.getByRole('dialog', { name: 'Sign in again' });
    await dialog.getByLabel('Token').fill(TOKEN);
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Sign in with the token' }).click();
    await dialog.waitFor({ state: 'detached' });
    await live();
    expect(await page.getByLabel('Name').inputValue()).toBe('half a model');
  });

  it('says why a training was not cloned', async () => {
    await page.goto(`${server.url}/trainings/t2`);
    await page.getByRole('button', { name: 'Clone' }).click();
    const note = page.getByRole('dialog').getByRole('alert');
    await note.waitFor();
    expect(await note.textContent()).toContain('No /api/v1/trainings/t2:clone.');
  });

  it('signs in by name and password, and says when they are wrong', async () => {
    server.signedIn = false;
    await page.goto(`${server.url}/models?token=of-yesterday`);
    await heading('Sign in');
    expect(page.url()).toBe(`${server.url}/models`);
    expect(await page.getByText('it signs in once').isVisible()).toBe(true);
    await page.getByLabel('User name').fill('anna');
    await page.getByRole('textbox', { name: 'Password' }).fill('a guess');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('alert').getByText('That is wrong.').waitFor();
    await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await heading('Models');
  });

  it('leads to a provider and says why it refused', async () => {
    server.signedIn = false;
    await page.goto(`${server.url}/?refused=OIDC_NO_ROLE`);
    await heading('Sign in');
    const provider = page.getByRole('link', { name: 'Sign in with Example' });
    expect(await provider.getAttribute('href')).toBe('/api/v1/oidc');
    await page.getByRole('alert').getByText('have no role here').waitFor();
    expect(page.url()).toBe(`${server.url}/`);
  });

  it('says how to sign in when the token is missing', async () => {
    server.signedIn = false;
    await page.goto(server.url);
    await heading('Sign in');
    await page.getByLabel('User name').waitFor();
    expect(await page.getByText('.millrace/token').isVisible()).toBe(true);
    await screenshot(page, 'walk-sign-in');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('shows cause, next step and trace id of a failed request', async () => {
    await page.goto(`${server.url}/trainings/gone`);
    const note = page.getByRole('alert');
    await note.waitFor();
    const text = await note.textContent();
    expect(text).toContain('No /api/v1/trainings/gone.');
    expect(text).toContain('Go back to the list.');
    expect(text).toContain('trace-4711');
    await screenshot(page, 'walk-error');
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

function emitEpoch(epoch: number): void {
  const metrics = { loss: epoch / 1000, accuracy: 0.9 };
  server.emit({
    kind: 'epoch',
    id: 't1-r2',
    change: 'UPDATED',
    data: {
      trainingId: 't1',
      resultId: 't1-r2',
      epoch,
      epochs: 60,
      step: epoch * 32,
      train: metrics,
      validation: metrics,
      durationMs: 100,
      learningRate: 0.001,
      time: new Date().toISOString(),
    },
  });
}
