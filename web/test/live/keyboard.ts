import type { Locator, Page } from 'playwright-core';

const FAR = 200;
const LIST = 40;

/** Goes on with Tab until the element has the focus: a person without a mouse has no other way. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  // what the style draws in its stead, such as the box of a radio, may be all that is seen of it
  await target.first().waitFor({ state: 'attached' });
  for (let presses = 0; presses < FAR; presses++) {
    if (await target.first().evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${target}`);
}

export async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** In place of what is there. */
export async function type(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
}

/** Of a list that opens below its field. */
export async function choose(page: Page, field: Locator, option: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('ArrowDown');
  const wanted = page.getByRole('option', { name: option }).first();
  await wanted.waitFor();
  await arrowsTo(page, 'ArrowDown', option, () =>
    wanted.evaluate((element) => element.hasAttribute('data-combobox-selected')),
  );
  await page.keyboard.press('Enter');
}

/** Of a row of tabs, which is one stop of the Tab key. */
export async function openTab(page: Page, name: string): Promise<void> {
  await tabTo(page, page.getByRole('tab', { selected: true }));
  const wanted = page.getByRole('tab', { name });
  await arrowsTo(page, 'ArrowRight', name, async () =>
    wanted.evaluate((element) => element === document.activeElement),
  );
  await page.keyboard.press('Enter');
}

async function arrowsTo(page: Page, key: string, what: string, there: () => Promise<boolean>) {
  for (let presses = 0; presses < LIST; presses++) {
    if (await there()) return;
    await page.keyboard.press(key);
  }
  throw new Error(`The arrow keys do not lead to ${what}.`);
}
