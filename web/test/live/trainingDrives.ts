import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Training } from '../../src/api/types';
import { chartTexts } from '../../src/texts/charts';
import { draftTexts } from '../../src/texts/draft';
import { trainingFormTexts } from '../../src/texts/trainingForm';
import { trainingTexts } from '../../src/texts/trainings';
import { accessibilityFaults } from '../visit';
import { start } from './realWork';
import type { Stage } from './Stage';

const LONG = 4000;

/** How models learn, and how one watches and ends it. */
export function trainingDrives(stage: () => Stage) {
  describe('a training', () => {
    it('is filled in as a form, gone on with as JSON, seen as a job, and started', async () => {
      const { page, api, work } = stage();
      await stage().go(`/trainings/new?modelSetId=${work.digitsSet.id}`);
      await page.getByLabel(trainingFormTexts.name).fill('By form and JSON');
      await page.getByRole('combobox', { name: trainingFormTexts.dataSource }).click();
      await page.getByRole('option', { name: /Alpaydin/ }).click();
      await page.getByLabel(trainingFormTexts.epochs).fill('7');

      await page.getByRole('tab', { name: draftTexts.json }).click();
      const json = page.getByRole('textbox', { name: draftTexts.jsonLabel });
      await json.waitFor();
      const draft = JSON.parse(await json.innerText()) as { fit: object };
      expect(draft).toMatchObject({
        name: 'By form and JSON',
        dataSourceId: work.dataSource.id,
        fit: { epochs: 7 },
      });
      const changed = { ...draft, fit: { ...draft.fit, epochs: 2, batchSize: 0 } };
      await json.fill(JSON.stringify(changed, null, 2));
      const marked = page.locator('.cm-line', { has: page.locator('.cm-lintRange-error') });
      await expect.poll(() => marked.allTextContents()).toEqual([expect.stringContaining('0')]);
      await json.fill(JSON.stringify({ ...changed, fit: { ...changed.fit, batchSize: 64 } }));

      await page.getByRole('tab', { name: draftTexts.form }).click();
      expect(await page.getByLabel(trainingFormTexts.epochs).inputValue()).toBe('2');
      expect(await page.getByLabel(trainingFormTexts.batchSize).inputValue()).toBe('64');
      await page.getByRole('tab', { name: draftTexts.job }).click();
      const job = page.getByRole('region', { name: draftTexts.jobDocument });
      await job.getByText('"batchSize": 64').waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.getByRole('button', { name: trainingFormTexts.start }).click();
      await page.getByRole('heading', { level: 1, name: 'By form and JSON' }).waitFor();
      const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
      expect(await api.call<Training>('GET', `/trainings/${id}`)).toMatchObject({
        modelSetId: work.digitsSet.id,
        dataSourceId: work.dataSource.id,
        fit: { epochs: 2, batchSize: 64 },
      });
      await page.getByRole('region', { name: trainingTexts.bestIs }).waitFor({ timeout: 120_000 });
      stage().expectNoFault('/trainings:preview');
    });

    it('is watched while it learns, with its pace, and stopped: its best weights are kept', async () => {
      const { page, api, work } = stage();
      const { digitsSet, dataSource } = work;
      const { id } = await start(api, 'All night', digitsSet, dataSource, LONG, {
        bestWeights: { monitor: 'val_loss' },
      });
      await stage().go(`/trainings/${id}`);
      const plot = page.getByRole('img', { name: /loss/i }).locator('canvas').first();
      await plot.waitFor({ timeout: 120_000 });
      await moves(plot);
      const hero = page.getByRole('region', { name: trainingTexts.tabs.overview });
      await hero.getByText(/^about .+ left$/).waitFor();
      await hero.getByText(/ epochs\/s$| for each epoch$/).waitFor();
      await hero.getByText(/ examples\/s$/).waitFor();
      await grows(hero.getByText(/ of 12,000 epochs$/));
      await page.getByRole('button', { name: chartTexts.showTable }).first().click();
      const chart = page.getByRole('region', { name: chartTexts.table('Loss') });
      await grows(chart.getByRole('row').nth(1).getByRole('cell').first());

      await stopFrom(page);
      await page.getByRole('region', { name: trainingTexts.bestIs }).waitFor({ timeout: 120_000 });
      const stopped = await api.call<Training>('GET', `/trainings/${id}`);
      expect(stopped.state).toBe('FINISHED');
      for (const { end, state, effort, bestEpoch } of stopped.results) {
        expect({ end, state }).toEqual({ end: 'STOPPED', state: 'FINISHED' });
        expect(effort?.epochs).toBeLessThan(LONG);
        expect(bestEpoch).toBeLessThanOrEqual(effort?.epochs ?? 0);
      }
      expect(await accessibilityFaults(page)).toEqual([]);
      stage().expectNoFault();
    });
  });
}

/** What is drawn becomes something else, twice: once may be the chart that is laid out. */
async function moves(plot: Locator): Promise<void> {
  const pixels = () => plot.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  for (let times = 0; times < 2; times++) {
    const before = await pixels();
    await expect.poll(async () => (await pixels()) === before, { timeout: 30_000 }).toBe(false);
  }
}

/** The first number of a text that follows what goes on. */
async function grows(text: Locator): Promise<void> {
  const before = await numberIn(text);
  await expect.poll(() => numberIn(text), { timeout: 20_000 }).toBeGreaterThan(before);
}

async function numberIn(text: Locator): Promise<number> {
  const [number] = /[\d,]+/.exec(await text.innerText()) ?? ['NaN'];
  return Number(number.replaceAll(',', ''));
}

async function stopFrom(page: Page): Promise<void> {
  await page.getByRole('button', { name: trainingTexts.stop }).click();
  const question = page.getByRole('dialog', { name: /^Stop / });
  await question.getByRole('button', { name: trainingTexts.stop }).click();
  await question.waitFor({ state: 'hidden' });
}
