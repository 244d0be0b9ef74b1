import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Inference } from '../../src/api/types';
import { deadLetterTexts } from '../../src/texts/deadLetters';
import { draftTexts } from '../../src/texts/draft';
import { inferenceFormTexts } from '../../src/texts/inferenceForm';
import { inferenceTexts } from '../../src/texts/inferences';
import { trainingTexts } from '../../src/texts/trainings';
import { tryItTexts } from '../../src/texts/tryit';
import { versionTexts } from '../../src/texts/versions';
import { accessibilityFaults } from '../visit';
import { digits, unlabelled } from './digits';
import { press, tabTo } from './keyboard';
import { Load, sendBroken } from './realWork';
import type { Stage } from './Stage';

/** What one does with a model that scores. */
export function servingDrives(stage: () => Stage) {
  const go = (tab: string) => stage().go(`/inferences/${stage().work.live.id}?tab=${tab}`);

  describe('a deployment', () => {
    it('is filled in from what the model was trained on, started, and ended', async () => {
      const { page, work } = stage();
      await stage().go(`/trainings/${work.finished.id}`);
      await page.getByRole('link', { name: trainingTexts.deployBest }).click();
      await page.getByText(inferenceFormTexts.formatOf('RAW', ' (uint8, 8 8)')).waitFor();
      const input = page.getByRole('combobox', { name: inferenceFormTexts.input });
      expect(await input.inputValue()).toBe('digits-in');
      await page.getByLabel(inferenceFormTexts.name, { exact: true }).fill('by-wizard');
      await page.getByRole('tab', { name: draftTexts.job }).click();
      const job = page.getByRole('region', { name: draftTexts.jobDocument });
      await job.getByText('"name": "by-wizard"').waitFor();
      expect(await job.innerText()).toContain('"digits-in"');
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.getByRole('button', { name: inferenceFormTexts.deploy }).click();
      await page.getByRole('heading', { level: 1, name: 'by-wizard' }).waitFor();
      await page.getByText('Running', { exact: true }).first().waitFor({ timeout: 120_000 });
      const made = (await inferences(stage())).find(({ name }) => name === 'by-wizard');
      expect(made).toMatchObject({ resultId: work.best.id, format: 'RAW', state: 'RUNNING' });

      const { actions } = inferenceTexts;
      await page.getByRole('button', { name: actions.delete }).click();
      const question = page.getByRole('dialog', { name: actions.deleteQuestion('by-wizard') });
      await question.getByRole('button', { name: actions.delete }).click();
      await page.getByRole('heading', { level: 1, name: inferenceTexts.title }).waitFor();
      // its job is cancelled first, and until then it is shown as what it is
      await page
        .getByRole('link', { name: 'by-wizard' })
        .waitFor({ state: 'detached', timeout: 60_000 });
      expect((await inferences(stage())).map(({ name }) => name)).toEqual([work.live.name]);
      stage().expectNoFault();
    });

    it('answers a try by keys alone, with the version that scored it', async () => {
      const { page, work } = stage();
      await go('try');
      await drawAndSend(page);
      const { modelName } = work.best;
      await page.getByText(tryItTexts.byVersion(modelName, '1')).first().waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      stage().expectNoFault();
    });

    it('switches to another version under load: nothing is lost, and the page shows each step', async () => {
      const { page, api, work } = stage();
      const { modelName, modelVersion } = work.second;
      await go('versions');
      const load = new Load(api, work.live.inputTopic, 120);
      try {
        await page.getByRole('combobox', { name: versionTexts.result }).click();
        const ofTraining = `${modelName} · ${work.finished.name}`;
        await page.getByRole('option', { name: ofTraining }).click();
        await page.getByRole('radio', { name: versionTexts.policies.IMMEDIATE }).check();
        await page.getByRole('button', { name: versionTexts.switch, exact: true }).click();
        const tookOver = versionTexts.took(modelName, modelVersion ?? 1);
        await page.getByText(tookOver).first().waitFor({ timeout: 120_000 });
        await timelineIsDone(page);
      } finally {
        await load.stop();
      }
      const sent = await endOf(stage(), work.live.inputTopic);
      const settled = await api.until<Inference>(
        `/inferences/${work.live.id}`,
        ({ metrics }) => (metrics?.scored ?? 0) + (metrics?.deadLetters ?? 0) >= sent,
      );
      expect(settled.resultId).toBe(work.second.id);
      expect(await endOf(stage(), work.live.outputTopic)).toBe(sent);
      expect(await accessibilityFaults(page)).toEqual([]);
      stage().expectNoFault();
    });

    it('has a record that it could not score corrected and sent again', async () => {
      const { page, api, work } = stage();
      const before = await endOf(stage(), work.live.outputTopic);
      await sendBroken(api, work.live.inputTopic);
      await api.until<{ items: unknown[] }>(
        `/dead-letters?inferenceId=${work.live.id}`,
        ({ items }) => items.length === 3,
      );
      await go('dead-letters');
      await page
        .getByRole('button', { name: /^Look at the record/ })
        .first()
        .click();
      const drawer = page.getByRole('dialog', { name: deadLetterTexts.record });
      await drawer.getByText(deadLetterTexts.asHex, { exact: true }).click();
      const [digit] = digits().heldOut;
      if (!digit) throw new Error('There are no digits.');
      const hex = Buffer.from(unlabelled(digit).valueBase64, 'base64').toString('hex');
      await drawer.getByRole('textbox', { name: deadLetterTexts.hexLabel }).fill(hex);
      await drawer.getByRole('button', { name: deadLetterTexts.retryChanged }).click();
      await expect
        .poll(() => endOf(stage(), work.live.outputTopic), { timeout: 120_000 })
        .toBe(before + 1);
      await drawer.getByText(deadLetterTexts.retriedAlready).waitFor({ state: 'attached' });
      expect(await accessibilityFaults(page)).toEqual([]);
      stage().expectNoFault();
    });

    it('leaves a savepoint, shows what other settings change, takes them and goes on', async () => {
      const { page, api, work } = stage();
      const { live } = work;
      const { snapshots } = inferenceTexts;
      await go('snapshots');
      await page.getByLabel(snapshots.description).fill('By hand');
      await page.getByRole('button', { name: snapshots.take }).click();
      const taken = rowOf(page.getByRole('table', { name: snapshots.title }), 'By hand');
      await taken.getByText('Savepoint', { exact: true }).waitFor({ timeout: 120_000 });
      expect(await taken.innerText()).toMatch(/\d k?B/);

      await page.getByRole('tab', { name: inferenceTexts.tabs.settings }).click();
      await page.getByLabel(versionTexts.maxSize).fill('64');
      await page.getByText(versionTexts.how.SAVEPOINT).waitFor();
      const changes = page.getByRole('table', { name: versionTexts.diff });
      expect(await rowOf(changes, versionTexts.maxSize).getByRole('cell').allInnerTexts()).toEqual([
        versionTexts.maxSize,
        String(live.batch.maxSize),
        '64',
      ]);
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.getByRole('button', { name: versionTexts.upgrade, exact: true }).click();
      const newest = page.getByRole('list', { name: versionTexts.revisions }).locator('li').first();
      await newest.getByText(versionTexts.revisionOf(live.revision + 1)).waitFor();
      await api.until<Inference>(
        `/inferences/${live.id}`,
        ({ state, operation, batch }) =>
          state === 'RUNNING' && operation?.step === 'DONE' && batch.maxSize === 64,
      );
      await newest.getByText(versionTexts.current).waitFor();
      const before = await endOf(stage(), live.outputTopic);
      const records = digits().heldOut.slice(0, 5).map(unlabelled);
      await api.call('POST', `/topics/${live.inputTopic}:send`, { records });
      await expect
        .poll(() => endOf(stage(), live.outputTopic), { timeout: 120_000 })
        .toBe(before + 5);
      stage().expectNoFault();
    });
  });
}

/** A stroke down the middle, without a mouse. */
export async function drawAndSend(page: Page): Promise<void> {
  await tabTo(page, page.getByRole('application', { name: /^Drawing of/ }));
  for (let row = 0; row < 5; row++) {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
  }
  const send = page.getByRole('button', { name: tryItTexts.send, exact: true });
  // until the output topic is followed it says that it is being opened
  await send.and(page.locator(':not([aria-disabled])')).waitFor();
  await press(page, send);
}

/** Every step is behind it, on all subtasks, and the measurements tell of both versions. */
async function timelineIsDone(page: Page): Promise<void> {
  const steps = page.getByRole('list', { name: versionTexts.rollout }).getByRole('listitem');
  await expect
    .poll(() => steps.evaluateAll((items: HTMLElement[]) => items.map((li) => li.dataset.state)))
    .toEqual(['done', 'done', 'done']);
  expect(await steps.allInnerTexts()).toEqual([
    expect.stringContaining(versionTexts.steps.PREPARING),
    expect.stringContaining(versionTexts.subtasks(1, 1)),
    expect.stringContaining(versionTexts.subtasks(1, 1)),
  ]);
  const spans = page.getByRole('table', { name: versionTexts.seen }).getByRole('row');
  await expect.poll(() => spans.count(), { timeout: 30_000 }).toBeGreaterThanOrEqual(3);
}

const rowOf = (table: Locator, text: string) => table.getByRole('row').filter({ hasText: text });

const inferences = ({ api }: Stage) => api.list<Inference>('/inferences');

interface Topic {
  name: string;
  partitions: { startOffset: number; endOffset: number }[];
}

/** Records that were ever written to it. */
async function endOf({ api }: Stage, name: string): Promise<number> {
  const topic = (await api.list<Topic>('/topics')).find((each) => each.name === name);
  return (topic?.partitions ?? []).reduce((sum, { endOffset }) => sum + endOffset, 0);
}
