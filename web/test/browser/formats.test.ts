import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../chromium';
import { FakeServer, problem } from '../fake-server';
import { fullWorld } from '../full-world';
import { accessibilityFaults, screenshot, visit } from '../visit';
import { World } from '../world';

const NO_NUMBER = "field 'who' is string, not a number";

/** Keeps what it is asked, and refuses schemas with text. */
class AnnouncedWorld extends World {
  readonly asked: Record<string, unknown>[] = [];

  override answer(route: string, body: unknown, query = new URLSearchParams()) {
    if (route === 'POST /data-sources' || route === 'POST /inferences') {
      this.asked.push(body as Record<string, unknown>);
    }
    if (route !== 'POST /data-sources') return super.answer(route, body, query);
    const fault = { pointer: '/formatConfig/data_scheme', message: NO_NUMBER };
    return JSON.stringify(body).includes('string')
      ? ([422, problem(422, 'The data source is not legal.', [fault])] as [number, unknown])
      : ([201, this['data-sources'][0]] as [number, unknown]);
  }
}

let browser: Browser;
let server: FakeServer;
let world: AnnouncedWorld;

beforeAll(async () => {
  world = Object.assign(new AnnouncedWorld(), fullWorld());
  const waiting = world.trainings[0];
  if (waiting) Object.assign(waiting, { state: 'WAITING_FOR_DATA', dataSourceId: null });
  [browser, server] = await Promise.all([launchChromium(), FakeServer.start(world)]);
});

afterAll(async () => {
  await Promise.all([browser?.close(), server?.stop()]);
});

async function choose(page: Page, format: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Format of the records' }).click();
  await page.getByRole('option', { name: format }).click();
}

it('announces Avro with the texts of its schemas, and shows which field is no number', async () => {
  const { page, faults } = await visit(browser, server.url, 'light');
  await page.goto(`${server.url}/trainings/t1`);
  const form = page.getByRole('form', { name: 'Announce data' });
  await form.getByLabel('Ranges').fill('copd:0:0:12\ncopd:1:0:10');
  await choose(page, 'AVRO');
  await form.getByLabel('Schema of the value').fill('{"type": "string"}');
  await form.getByLabel('Schema of the label in the key').fill('"boolean"');
  await form.getByRole('button', { name: 'Announce' }).click();
  await page.getByText(NO_NUMBER).waitFor();
  await screenshot(page, 'announce-avro');
  expect(await accessibilityFaults(page)).toEqual([]);

  await form.getByLabel('Schema of the value').fill('{"type": "float"}');
  await form.getByLabel('Features', { exact: true }).fill('age, size.x');
  await form.getByRole('button', { name: 'Announce' }).click();
  await page.getByText(NO_NUMBER).waitFor({ state: 'detached' });
  expect(world.asked.at(-1)).toMatchObject({
    ranges: ['copd:0:0:12', 'copd:1:0:10'],
    format: 'AVRO',
    formatConfig: {
      data_scheme: '{"type": "float"}',
      label_scheme: '"boolean"',
      features: ['age', 'size.x'],
    },
    trainingId: 't1',
  });
  // the browser itself tells of every answer that is no success
  expect(faults.filter((fault) => !fault.includes('422'))).toEqual([]);
});

it('announces a schema registry, and images', async () => {
  const { page, faults } = await visit(browser, server.url, 'dark');
  await page.goto(`${server.url}/trainings/t1`);
  const form = page.getByRole('form', { name: 'Announce data' });
  await form.getByLabel('Ranges').fill('copd:0:0:12');
  await choose(page, 'AVRO');
  await form.getByText('Schema registry').click();
  await form.getByLabel('Address of the registry').fill('https://registry:8081');
  await form.getByLabel('The key is the label').check();
  expect(await accessibilityFaults(page)).toEqual([]);
  await form.getByRole('button', { name: 'Announce' }).click();
  await expect
    .poll(() => world.asked.at(-1)?.formatConfig)
    .toEqual({ schema_registry: 'https://registry:8081', label_in_key: true });

  await choose(page, 'IMAGE');
  await form.getByLabel('Height, width and channels').fill('8 8 1');
  await form.getByRole('button', { name: 'Announce' }).click();
  await expect
    .poll(() => world.asked.at(-1)?.formatConfig)
    .toEqual({ data_reshape: '8 8 1', label_type: 'uint8' });
  expect(faults).toEqual([]);
});

it('scores records in another format than the training read', async () => {
  const { page, faults } = await visit(browser, server.url, 'light');
  await page.goto(`${server.url}/inferences/new?resultId=t2-r2`);
  await page.getByRole('combobox', { name: 'Input topic' }).fill('in');
  await page.getByRole('combobox', { name: 'Output topic' }).fill('out');
  await page.getByLabel(/In another format/).check();
  await choose(page, 'JSON');
  await page.getByLabel('Features', { exact: true }).fill('a b');
  expect(await page.getByLabel('Field that is the label').count()).toBe(0);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Deploy' }).click();
  await expect
    .poll(() => world.asked.at(-1))
    .toMatchObject({ format: 'JSON', formatConfig: { features: ['a', 'b'] } });
  expect(faults).toEqual([]);
});

it('asks for predictions with labels, another cluster and an early exit', async () => {
  const { page, faults } = await visit(browser, server.url, 'light');
  await page.goto(`${server.url}/inferences/new?resultId=t2-r2`);
  await page.getByRole('combobox', { name: 'Input topic' }).fill('in');
  await page.getByRole('combobox', { name: 'Output topic' }).fill('out');
  await page.getByRole('combobox', { name: 'Format of the predictions' }).click();
  await page.getByRole('option', { name: /^PREDICTION/ }).click();
  await page.getByLabel('Names of the classes').fill('rose, lily');
  await page.getByLabel(/go to another Kafka cluster/).check();
  await page.getByLabel('Bootstrap servers').fill('cloud:9092');
  await page.getByLabel('Client properties').fill('security.protocol=SSL');
  await page.getByLabel(/not sure about/).check();
  await page.getByLabel('Upper topic').fill('up');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Deploy' }).click();
  await expect
    .poll(() => world.asked.at(-1)?.output)
    .toEqual({
      format: 'PREDICTION',
      labels: ['rose', 'lily'],
      kafka: { bootstrapServers: 'cloud:9092', properties: { 'security.protocol': 'SSL' } },
      earlyExit: { limit: 0.8, topic: 'up' },
    });
  await page.getByText('below 0.8 to up').waitFor();
  expect(faults).toEqual([]);
});
