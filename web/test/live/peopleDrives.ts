import { describe, expect, it } from 'vitest';
import type { Training } from '../../src/api/types';
import { tokenTexts, userTexts } from '../../src/texts/accounts';
import { Api } from './Api';
import { PASSWORD } from './realWork';
import { signInWith } from './signIn';
import type { Stage } from './Stage';

/** Who may come in, and as what. */
export function peopleDrives(stage: () => Stage) {
  describe('a new user', () => {
    it('is made with a role, signs in with the password, and is shown as what they are', async () => {
      const { page, millrace, browser } = stage();
      await stage().go('/users/new');
      await page.getByLabel(userTexts.name).fill('barbara');
      await page.getByRole('textbox', { name: userTexts.password }).fill(PASSWORD);
      await page.getByRole('radio', { name: 'ANNOTATOR' }).check();
      await page.getByRole('button', { name: userTexts.submit }).click();
      await page.getByRole('heading', { level: 1, name: 'barbara' }).waitFor();
      stage().expectNoFault();

      const barbara = await signInWith(browser, millrace, 'barbara', PASSWORD);
      await barbara.page.getByText('ANNOTATOR', { exact: true }).first().waitFor();
      await barbara.page.context().close();
    });
  });

  describe('a new token', () => {
    it('is shown once, and lets a program in as far as its role and its scopes go', async () => {
      const { page, millrace, work } = stage();
      await stage().go('/tokens/new');
      await page.getByLabel(tokenTexts.name).fill('wall display');
      await page.getByRole('radio', { name: 'VIEWER' }).check();
      await page.getByRole('button', { name: tokenTexts.submit }).click();
      await page.getByText(tokenTexts.onceTitle).waitFor();
      const secret = (await page.locator('[data-secret]').innerText()).trim();
      const program = new Api(millrace.origin, secret);
      const seen = await program.call<Training>('GET', `/trainings/${work.finished.id}`);
      expect(seen.name).toBe(work.finished.name);
      const changing = program.call('POST', `/trainings/${work.finished.id}:cancel`);
      await expect(changing).rejects.toThrow(' 403 ');
      await page.getByRole('link', { name: tokenTexts.done }).click();
      await page.getByRole('cell', { name: 'wall display' }).waitFor();
      expect(await page.content()).not.toContain(secret);
      stage().expectNoFault();
    });
  });
}
