import { describe, expect, it } from 'vitest';
import { sessionTexts } from '../../src/texts/session';
import { accessibilityFaults } from '../visit';
import { dataDrives } from './dataDrives';
import { mainPathDrive } from './mainPathDrive';
import { modelDrives } from './modelDrives';
import { peopleDrives } from './peopleDrives';
import { open, PLAIN_SCREENS, recolour, screensOf } from './screens';
import { servingDrives } from './servingDrives';
import { signInAs } from './signIn';
import { Stage } from './Stage';
import { trainingDrives } from './trainingDrives';

const stage = Stage.setUp();

it('every screen opens by its address, accessible in light and dark, without a fault or another host', async () => {
  const { page, work } = stage();
  const found: string[] = [];
  for (const [name, path] of Object.entries({ ...PLAIN_SCREENS, ...screensOf(work) })) {
    await stage().go(path);
    for (const scheme of ['dark', 'light'] as const) {
      await recolour(page, scheme);
      const faults = await accessibilityFaults(page);
      found.push(...faults.map((fault) => `${name}, ${scheme}: ${fault}`));
    }
    found.push(...(await page.getByRole('alert').allTextContents()));
  }
  expect(found).toEqual([]);
  stage().expectNoFault();
});

describe('a person who may only look', () => {
  it('sees every screen, and at each button the reason why it does nothing', async () => {
    const { millrace, browser, work } = stage();
    const viewer = await signInAs(browser, millrace, 'edsger', 'VIEWER');
    const reason = sessionTexts.roleMissing('OPERATOR', 'VIEWER');
    const { training, inference, model } = screensOf(work);
    const refusing: string[] = [];
    for (const path of [training, inference, model, '/models/new', '/trainings/new']) {
      await open(viewer.page, millrace.origin + path);
      const refused = viewer.page.locator('[aria-disabled="true"][aria-describedby]');
      if ((await refused.count()) === 0) refusing.push(path);
      else {
        await refused.first().focus();
        await viewer.page.getByText(reason).first().waitFor({ state: 'attached' });
      }
    }
    expect(refusing).toEqual([]);
    expect(viewer.faults).toEqual([]);
    await viewer.page.context().close();
  });
});

modelDrives(stage);
dataDrives(stage);
trainingDrives(stage);
servingDrives(stage);
peopleDrives(stage);
mainPathDrive(stage);
