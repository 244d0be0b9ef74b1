import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { firstLoad } from '../../first-load.mjs';
import { launchChromium } from '../chromium';
import { FakeServer } from '../fake-server';
import { visit } from '../visit';
import { CURVES, manyTrainings, metricsAt } from './manyTrainings';
import { processorShare, quantile, read, restart, watch, type Measured } from './measure';

const RESULTS = join(import.meta.dirname, '../../../docs/benchmarks/results/web.json');
const DIST = join(import.meta.dirname, '../../dist');
const BUDGET_MS = 200;
const BUDGET_KB = 250;
const EVENTS_EVERY_MS = 100;
const REPEATS = 5;
const WATCHED_MS = 5000;

interface Row {
  case: string;
  metric: string;
  value: number;
  unit: string;
  against: string | null;
  ratio: number | null;
}

const rows: Row[] = [];
let browser: Browser;
let server: FakeServer;
let stream: ReturnType<typeof setInterval>;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), FakeServer.start(manyTrainings())]);
  let epoch = 900;
  stream = setInterval(() => emitEpochs(++epoch), EVENTS_EVERY_MS);
});

afterAll(async () => {
  clearInterval(stream);
  await Promise.all([browser?.close(), server?.stop()]);
  if (rows.length > 0) writeFileSync(RESULTS, JSON.stringify({ bench: 'web', rows }));
});

/** Every model of the live training tells an epoch, ten times a second: 200 events a second. */
function emitEpochs(epoch: number): void {
  for (let index = 0; index < CURVES; index++) {
    const data = {
      trainingId: 'live',
      resultId: `live-r${index}`,
      epoch,
      epochs: 10_000,
      step: epoch * 32,
      ...metricsAt(epoch, index),
      durationMs: EVENTS_EVERY_MS,
      learningRate: 0.001,
      time: new Date().toISOString(),
    };
    server.emit({ kind: 'epoch', id: data.resultId, change: 'UPDATED', data });
  }
}

async function open(path: string, ready: string): Promise<Page> {
  const { page } = await visit(browser, server.url, 'light');
  await watch(page);
  await page.goto(server.url + path);
  await page.getByText(ready).first().waitFor();
  return page;
}

function record(name: string, measured: Measured): void {
  const { interactions, longTasks, frames, seconds } = measured;
  const put = (metric: string, value: number, unit: string, against?: number) =>
    rows.push({
      case: name,
      metric,
      value: Math.round(value * 10) / 10,
      unit,
      against: against === undefined ? null : `budget ${against} ${unit}`,
      ratio: against === undefined ? null : Math.round((value / against) * 1000) / 1000,
    });
  put('interactions', interactions.length, '');
  put('interaction to next paint, worst', Math.max(0, ...interactions), 'ms', BUDGET_MS);
  put('interaction to next paint, median', quantile(interactions, 0.5), 'ms', BUDGET_MS);
  put('long tasks', longTasks.length / seconds, '/s');
  put('long tasks, longest', Math.max(0, ...longTasks), 'ms');
  put('frame, p95', quantile(frames, 0.95), 'ms');
}

async function recordShare(name: string, page: Page): Promise<void> {
  const share = await processorShare(page, WATCHED_MS);
  const value = Math.round(share * 1000) / 10;
  const metric = 'main thread under 200 events/s';
  rows.push({ case: name, metric, value, unit: '%', against: null, ratio: null });
}

it('2,000 trainings are filtered, sorted, picked and scrolled under a stream of epochs', async () => {
  const page = await open('/trainings', 'Run 2000 of digits');
  await recordShare('2,000 trainings listed', page);
  await restart(page);
  const { length } = (await read(page)).interactions;
  expect(length).toBe(0);
  for (let turn = 0; turn < REPEATS; turn++) {
    await page.getByRole('button', { name: 'Name' }).click();
    await page
      .getByRole('checkbox')
      .nth(turn + 3)
      .click();
    await page.mouse.wheel(0, 20_000);
    await page.mouse.wheel(0, -20_000);
  }
  await page.getByRole('searchbox', { name: 'Name' }).pressSequentially('run 17', { delay: 40 });
  await page.getByText('Run 1700 of digits').first().waitFor();
  await page.getByRole('searchbox', { name: 'Name' }).fill('');
  await page.getByText('Run 10 of digits').first().waitFor();
  record('2,000 trainings listed', await read(page));
  await page.context().close();
});

it('20 live curves of 1,000 epochs are set, hidden, zoomed and hovered', async () => {
  const page = await open('/trainings/live', 'model-20');
  await page.locator('canvas').nth(1).waitFor();
  await recordShare('20 live curves', page);
  await restart(page);
  const chart = page.locator('canvas').first();
  for (let turn = 0; turn < REPEATS; turn++) {
    await page.getByText('Step', { exact: true }).click();
    await page.getByText('Epoch', { exact: true }).first().click();
    await page.getByRole('switch', { name: 'Log scale' }).press('Space');
    await page
      .getByRole('button', { name: new RegExp(`^model-${turn + 1}, train`) })
      .first()
      .click();
    await page.getByRole('slider', { name: 'Smoothing' }).press('ArrowRight');
    await hoverOver(page, chart);
  }
  await dragOver(page, chart);
  await page.getByRole('button', { name: 'Reset zoom' }).first().click();
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Overview' }).click();
  await page.getByRole('button', { name: 'Show table' }).first().click();
  record('20 live curves', await read(page));
  await page.context().close();
});

it('the first load is small', () => {
  const sizes = firstLoad(DIST);
  const kilobytes = sizes.reduce((sum, bytes) => sum + bytes, 0) / 1000;
  const against = `budget ${BUDGET_KB} kB`;
  rows.push({
    case: 'first load',
    metric: 'scripts, styles and page, gzip',
    value: Math.round(kilobytes * 10) / 10,
    unit: 'kB',
    against,
    ratio: Math.round((kilobytes / BUDGET_KB) * 1000) / 1000,
  });
  const load = Math.round((loadavg()[0] ?? 0) * 10) / 10;
  rows.push({
    case: 'machine',
    metric: 'processors',
    value: cpus().length,
    unit: '',
    against: null,
    ratio: null,
  });
  rows.push({ case: 'machine', metric: 'load', value: load, unit: '', against: null, ratio: null });
  expect(kilobytes).toBeLessThan(BUDGET_KB);
});

async function hoverOver(page: Page, chart: ReturnType<Page['locator']>): Promise<void> {
  const box = await chart.boundingBox();
  if (!box) throw new Error('The chart is on the page.');
  await page.mouse.move(box.x + 80, box.y + 80);
  await page.mouse.move(box.x + box.width - 40, box.y + 160, { steps: 20 });
}

async function dragOver(page: Page, chart: ReturnType<Page['locator']>): Promise<void> {
  const box = await chart.boundingBox();
  if (!box) throw new Error('The chart is on the page.');
  await page.mouse.move(box.x + box.width * 0.4, box.y + 80);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.8, box.y + 90, { steps: 10 });
  await page.mouse.up();
}
