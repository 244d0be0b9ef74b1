import { describe, expect, it } from 'vitest';
import type { Model, ModelSet } from '../../src/api/types';
import { EXAMPLE_SOURCE } from '../../src/models/exampleModels';
import { modelTexts } from '../../src/texts/models';
import { modelSetTexts } from '../../src/texts/modelSets';
import { accessibilityFaults } from '../visit';
import type { Stage } from './Stage';

/** How one comes from a definition to what can be trained. */
export function modelDrives(stage: () => Stage) {
  describe('a model', () => {
    it('is pasted with a fault, which is marked at its line, mended and created', async () => {
      const { page, api } = stage();
      await stage().go('/models/new');
      await page.getByLabel(modelTexts.name).fill('pasted');
      const editor = page.getByRole('textbox', { name: modelTexts.formats.KERAS_SOURCE });
      await editor.fill(EXAMPLE_SOURCE.replace('Dense(32', 'Dense(-32'));
      await page.getByText('line 4, column').first().waitFor();
      const marked = page.locator('.cm-line', { has: page.locator('.cm-lintRange-error') });
      expect(await marked.allTextContents()).toEqual([
        expect.stringContaining('Dense(-32, activation="relu", name="hidden")'),
      ]);
      const create = page.getByRole('button', { name: modelTexts.create });
      expect(await create.getAttribute('aria-disabled')).toBe('true');
      expect(await accessibilityFaults(page)).toEqual([]);

      await editor.fill(EXAMPLE_SOURCE);
      await page.getByText(modelTexts.valid('3', '2,410')).waitFor();
      expect(await marked.count()).toBe(0);
      await create.click();
      await page.getByRole('heading', { level: 1, name: 'pasted' }).waitFor();
      const made = (await api.list<Model>('/models')).find(({ name }) => name === 'pasted');
      expect(made).toMatchObject({ format: 'KERAS_SOURCE', parameterCount: 2410 });
      stage().expectNoFault('/models:validate');
    });

    it('is grouped with others to a set, in the order that one gives them', async () => {
      const { page, api, work } = stage();
      await stage().go('/model-sets/new');
      await page.getByLabel(modelSetTexts.name).fill('two of them');
      for (const name of ['digits-softmax', 'digits-mlp']) {
        await page.getByRole('combobox', { name: modelSetTexts.add }).fill(name);
        await page.getByRole('option', { name: new RegExp(`^${name} `) }).click();
      }
      await page.getByRole('button', { name: modelSetTexts.up('digits-mlp') }).click();
      await page.getByRole('button', { name: modelSetTexts.create }).click();
      await page.getByRole('heading', { level: 1, name: 'two of them' }).waitFor();
      const sets = await api.list<ModelSet>('/model-sets');
      const [softmax, mlp] = work.digitsSet.modelIds;
      expect(sets.find(({ name }) => name === 'two of them')?.modelIds).toEqual([mlp, softmax]);
      stage().expectNoFault();
    });
  });
}
