import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { RecordsDraft } from '../../src/api/topicTypes';
import { launchChromium } from '../chromium';
import { FakeServer, problem } from '../fake-server';
import { fullWorld } from '../full-world';
import { accessibilityFaults, screenshot, visit, type Visit } from '../visit';
import { World } from '../world';

const EXAMPLES = join(import.meta.dirname, '..', '..', '..', 'examples', 'data');
const DIGITS = join(EXAMPLES, 'digits.csv');
const ROWS = readFileSync(DIGITS, 'utf8').trim().split('\n').length - 1;

/** Refuses the batches it is told to, and keeps what is announced. */
class ReceivingWorld extends World {
  refused = new Set<number>();
  batches: RecordsDraft[] = [];
  announced: Record<string, unknown>[] = [];
  private asked = 0;

  override answer(route: string, body: unknown, query = new URLSearchParams()) {
    if (route === 'POST /data-sources') {
      this.announced.push(body as Record<string, unknown>);
      return [201, this['data-sources'][0]] as [number, unknown];
    }
    if (route.endsWith(':send')) {
      if (this.refused.has(this.asked++)) {
        return [403, problem(403, 'No right.')] as [number, unknown];
      }
      this.batches.push(body as RecordsDraft);
    }
    return super.answer(route, body, query);
  }
}

let browser: Browser;
let server: FakeServer;
let world: ReceivingWorld;
let visited: Visit;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
});
beforeEach(async () => {
  world = Object.assign(new ReceivingWorld(), fullWorld());
  server = await FakeServer.start(world);
  visited = await visit(browser, server.url, 'light');
  page = visited.page;
  return async () => {
    await page.context().close();
    await server.stop();
  };
});
afterAll(async () => browser?.close());

const choose = (path: string | string[]) =>
  page.locator('input[type=file]').first().setInputFiles(path);

/** The state of the upload; while it runs the page asks to stay "until all is written". */
const allIsWritten = () => page.getByText('All is written', { exact: true }).waitFor();

it('a file of real digits becomes a stream: shown as pictures, sent in batches, announced', async () => {
  await page.goto(`${server.url}/data-sources/upload`);
  await choose(DIGITS);
  await page.getByLabel('Shape of the features').fill('8 8');
  await page.getByText('The first rows as pictures of 8 × 8').waitFor();
  expect(await page.getByRole('img', { name: /^Row \d+, label \d$/ }).count()).toBe(12);
  expect(await accessibilityFaults(page)).toEqual([]);
  await screenshot(page, 'upload-digits');
  await page.getByRole('combobox', { name: 'Topic' }).fill('digits-new');
  await page.getByRole('button', { name: 'Check and send' }).click();
  await allIsWritten();
  await page
    .getByText(`${ROWS.toLocaleString('en')} of ${ROWS.toLocaleString('en')} records`)
    .waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await screenshot(page, 'upload-done');
  const sent = world.batches.flatMap(({ records }) => records);
  expect(sent).toHaveLength(ROWS);
  expect(world.announced).toMatchObject([
    {
      ranges: [`digits-new:0:0:${ROWS}`],
      format: 'RAW',
      formatConfig: { data_type: 'float32', data_reshape: '8 8', label_type: 'int32' },
      totalMessages: ROWS,
    },
  ]);
  await page.getByRole('link', { name: 'See the data source' }).click();
  await page.getByRole('heading', { level: 1, name: 'Handwritten digits' }).waitFor();
  expect(visited.faults).toEqual([]);
});

it('what breaks off goes on where it was, even after the page was loaded again', async () => {
  world.refused.add(1);
  await page.goto(`${server.url}/data-sources/upload`);
  await choose(DIGITS);
  await page.getByRole('button', { name: 'Check and send' }).click();
  await page.getByText('Broken off').waitFor();
  await page
    .getByText('1,000 records are written. Going on writes only what is missing.')
    .waitFor();
  await screenshot(page, 'upload-broken-off');
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.reload();
  await choose(DIGITS);
  await page.getByText('This file was sent in part before').waitFor();
  await screenshot(page, 'upload-interrupted');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Go on where it stopped' }).click();
  await allIsWritten();
  expect(world.batches.map(({ records }) => records.length)).toEqual([1000, ROWS - 1000]);
  expect(world.announced).toHaveLength(1);
});

it('a fault in the file is told with its row before anything is written', async () => {
  await page.goto(`${server.url}/data-sources/upload`);
  const rows = [...Array<string>(3000).fill('1,2,0'), '1,red,0'];
  await page.locator('input[type=file]').setInputFiles({
    name: 'flowers.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`a,b,label\n${rows.join('\n')}\n`),
  });
  await page.getByRole('button', { name: 'Check and send' }).click();
  await page.getByText('Row 3,001, column b: “red” is not a number.').waitFor();
  await page.getByText('Nothing was written.').waitFor();
  expect(world.batches).toEqual([]);
  await page.getByRole('button', { name: 'Choose a corrected file' }).click();
  await page.getByText('Drop a file here').waitFor();
  expect(visited.faults).toEqual([]);
});

it('a file that is dropped on the list opens its upload', async () => {
  await page.goto(`${server.url}/data-sources`);
  await page.getByRole('link', { name: 'Upload a file' }).waitFor();
  const transfer = await page.evaluateHandle(
    (text) => {
      const dropped = new DataTransfer();
      dropped.items.add(new File([text], 'iris.csv', { type: 'text/csv' }));
      return dropped;
    },
    readFileSync(join(EXAMPLES, 'iris.csv'), 'utf8'),
  );
  await page.dispatchEvent('main', 'dragenter', { dataTransfer: transfer });
  await page.getByText('Drop the file to upload it as a stream').waitFor();
  await screenshot(page, 'upload-dragged');
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
  await page.getByRole('heading', { level: 1, name: 'Upload a file' }).waitFor();
  await page.getByText(/^iris\.csv, /).waitFor();
  expect(await page.getByRole('combobox', { name: 'Label', exact: true }).inputValue()).toBe(
    'species',
  );
  expect(visited.faults).toEqual([]);
});

it('a viewer sees what the upload would do, and why it may not', async () => {
  server.role = 'VIEWER';
  await page.goto(`${server.url}/data-sources/upload`);
  await choose(DIGITS);
  const send = page.getByRole('button', { name: 'Check and send' });
  await expect.poll(() => send.getAttribute('aria-disabled')).toBe('true');
  await send.click({ force: true });
  expect(world.batches).toEqual([]);
});
