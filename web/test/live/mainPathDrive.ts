import { describe, expect, it } from 'vitest';
import { EXAMPLE_SOURCE } from '../../src/models/exampleModels';
import { inferenceFormTexts } from '../../src/texts/inferenceForm';
import { inferenceTexts } from '../../src/texts/inferences';
import { modelTexts } from '../../src/texts/models';
import { modelSetTexts } from '../../src/texts/modelSets';
import { trainingFormTexts } from '../../src/texts/trainingForm';
import { trainingTexts } from '../../src/texts/trainings';
import { tryItTexts } from '../../src/texts/tryit';
import { accessibilityFaults } from '../visit';
import { choose, openTab, press, type } from './keyboard';
import { drawAndSend } from './servingDrives';
import type { Stage } from './Stage';

const DIGITS_SOURCE = EXAMPLE_SOURCE.replace(
  'keras.Input(shape=(64,), name="pixels"),',
  'keras.Input(shape=(8, 8), name="pixels"),\n    keras.layers.Flatten(),',
);

/** From nothing to a prediction, as one goes who has no mouse. */
export function mainPathDrive(stage: () => Stage) {
  describe('the main path without a mouse', () => {
    it('goes from a definition to the answer of a deployed model, by keys alone', async () => {
      const { page } = stage();
      const button = (name: string) => page.getByRole('button', { name });
      const arrived = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
      await stage().go('/');
      await page.keyboard.press('g');
      await page.keyboard.press('m');
      await arrived(modelTexts.models);
      await press(page, page.getByRole('link', { name: modelTexts.newModel }));
      await type(page, page.getByLabel(modelTexts.name), 'digits-by-keys');
      const code = page.getByRole('textbox', { name: modelTexts.formats.KERAS_SOURCE });
      await type(page, code, DIGITS_SOURCE);
      await page.getByText(modelTexts.valid('4', '2,410')).waitFor();
      await page.keyboard.press('Escape');
      await press(page, button(modelTexts.create));
      await arrived('digits-by-keys');

      await press(page, page.locator('main a[href*="/model-sets/new"]'));
      await type(page, page.getByLabel(modelSetTexts.name), 'by-keys');
      await press(page, button(modelSetTexts.create));
      await arrived('by-keys');

      await press(page, page.locator('main a[href*="/trainings/new"]'));
      await type(page, page.getByLabel(trainingFormTexts.name), 'By keys alone');
      await choose(page, page.getByLabel(trainingFormTexts.dataSource), 'Alpaydin');
      await type(page, page.getByLabel(trainingFormTexts.epochs), '10');
      await press(page, button(trainingFormTexts.start));
      await arrived('By keys alone');
      await page.locator('canvas').first().waitFor({ timeout: 120_000 });

      const deployBest = page.getByRole('link', { name: trainingTexts.deployBest });
      await deployBest.waitFor({ timeout: 120_000 });
      await press(page, deployBest);
      await type(page, page.getByLabel(inferenceFormTexts.name), 'keys-live');
      await press(page, button(inferenceFormTexts.deploy));
      await arrived('keys-live');
      await openTab(page, inferenceTexts.tabs.try);
      await drawAndSend(page);
      await page
        .getByText(tryItTexts.byVersion('digits-by-keys', '1'))
        .first()
        .waitFor({ timeout: 120_000 });
      expect(await accessibilityFaults(page)).toEqual([]);
      stage().expectNoFault();
    });
  });
}
