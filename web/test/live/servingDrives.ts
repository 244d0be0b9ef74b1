import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Inference } from '../../src/api/types';
import { deadLetterTexts } from '../../src/texts/deadLetters';
import { tryItTexts } from '../../src/texts/tryit';
import { versionTexts } from '../../src/texts/versions';
import { accessibilityFaults } from '../visit';
import { digits, unlabelled } from './digits';
import { press, tabTo } from './keyboard';
import type { Millrace } from './Millrace';
import { Load, sendBroken, type RealWork } from './realWork';
import { open } from './screens';

interface Stage {
  millrace: Millrace;
  page: Page;
  work: RealWork;
}

/** What one does with a model that scores. */
export function servingDrives(stage: () => Stage) {
  const go = ({ millrace, page, work }: Stage, tab: string) =>
    open(page, `${millrace.origin}/inferences/${work.live.id}?tab=${tab}`);

  describe('a deployment', () => {
    it('answers a try by keys alone, with the version that scored it', async () => {
      const { page, work } = stage();
      await go(stage(), 'try');
      await press(
        page,
        page
          .getByText(tryItTexts.modes.draw, { exact: true })
          .locator('..')
          .locator('input')
          .or(page.getByRole('radio', { name: tryItTexts.modes.draw })),
      );
      const canvas = page
        .locator('[tabindex="0"]')
        .filter({ has: page.locator('canvas') })
        .or(page.locator('canvas[tabindex="0"]'));
      await tabTo(page, canvas);
      for (let row = 0; row < 5; row++) {
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Space');
      }
      await press(page, page.getByRole('button', { name: new RegExp(`^${tryItTexts.send}`) }));
      const { modelName } = work.best;
      await page.getByText(tryItTexts.byVersion(modelName, '1')).first().waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
    });

    it('switches to another version under load: nothing is lost, and the page shows each step', async () => {
      const { page, millrace, work } = stage();
      const { api } = millrace;
      await go(stage(), 'versions');
      const load = new Load(api, work.live.inputTopic, 120);
      try {
        await page.getByRole('combobox', { name: versionTexts.result }).click();
        await page.getByRole('option', { name: work.second.modelName }).first().click();
        await page.getByRole('radio', { name: versionTexts.policies.IMMEDIATE }).check();
        await page.getByRole('button', { name: versionTexts.switch, exact: true }).click();
        const { modelName, modelVersion } = work.second;
        await page
          .getByText(versionTexts.took(modelName, modelVersion ?? 1))
          .first()
          .waitFor({ timeout: 120_000 });
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
    });

    it('has a record that it could not score corrected and sent again', async () => {
      const { page, millrace, work } = stage();
      const before = await endOf(stage(), work.live.outputTopic);
      await sendBroken(millrace.api, work.live.inputTopic);
      await millrace.api.until<{ items: unknown[] }>(
        `/dead-letters?inferenceId=${work.live.id}`,
        ({ items }) => items.length === 3,
      );
      await go(stage(), 'dead-letters');
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
        .poll(() => endOf(stage(), work.live.outputTopic), { timeout: 60_000 })
        .toBe(before + 1);
      expect(await accessibilityFaults(page)).toEqual([]);
    });
  });
}

interface Topic {
  name: string;
  partitions: { startOffset: number; endOffset: number }[];
}

/** Records that were ever written to it. */
async function endOf({ millrace }: Stage, name: string): Promise<number> {
  const topic = (await millrace.api.list<Topic>('/topics')).find((each) => each.name === name);
  return (topic?.partitions ?? []).reduce((sum, { endOffset }) => sum + endOffset, 0);
}
