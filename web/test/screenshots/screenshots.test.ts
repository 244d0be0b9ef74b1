import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../chromium';
import { Millrace } from '../live/Millrace';
import { aWeekOfWork, digitsAtWork, Load } from '../live/realWork';
import { open, PLAIN_SCREENS, screensOf } from '../live/screens';
import { signIn } from '../live/signIn';
import type { Scheme } from '../visit';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'docs', 'screenshots');
const LARGEST_BYTES = 100_000;
const TALLEST = 1500;

let millrace: Millrace;
let browser: Browser;

beforeAll(async () => {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  [millrace, browser] = await Promise.all([Millrace.start(), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await millrace?.stop();
});

it('takes every screen while there is nothing yet', async () => {
  await takeAll('empty', PLAIN_SCREENS);
});

it('takes every screen of a Millrace in use', async () => {
  const { api } = millrace;
  const work = await digitsAtWork(api);
  const load = new Load(api, work.live.inputTopic);
  try {
    await aWeekOfWork(api, work);
    // what people did, and not the records that a program sends
    const readable = { 'audit-log': '/audit-log?action=inferences' };
    await takeAll('full', { ...PLAIN_SCREENS, ...screensOf(work), ...readable });
  } finally {
    await load.stop();
  }
});

async function takeAll(kind: string, screens: Record<string, string>): Promise<void> {
  const large: string[] = [];
  for (const scheme of ['light', 'dark'] as Scheme[]) {
    const { page, faults } = await signIn(browser, millrace, scheme);
    for (const [name, path] of Object.entries(screens)) {
      await open(page, millrace.origin + path);
      const file = `${name}-${kind}-${scheme}.png`;
      const bytes = await reduced(await page.screenshot({ fullPage: true }), join(FOLDER, file));
      if (bytes > LARGEST_BYTES) large.push(`${file}: ${bytes} bytes`);
    }
    await page.context().close();
    expect(faults).toEqual([]);
  }
  expect(large).toEqual([]);
}

/** A palette is enough for flat colours, and a third of the bytes. */
async function reduced(png: Buffer, file: string): Promise<number> {
  const image = sharp(png);
  const { width, height } = await image.metadata();
  const shown = image.extract({ left: 0, top: 0, width, height: Math.min(height, TALLEST) });
  const { size } = await shown.png({ palette: true, colours: 128, effort: 10 }).toFile(file);
  return size;
}
