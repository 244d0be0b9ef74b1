import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { launchChromium } from '../chromium';
import { screenshot, type Visit } from '../visit';
import { Millrace } from './Millrace';
import { digitsAtWork, type RealWork } from './realWork';
import { open } from './screens';
import { signIn } from './signIn';

/** Where drives take place: a Millrace that has work, and a browser tab of each drive alone. */
export class Stage {
  private constructor(
    readonly millrace: Millrace,
    readonly browser: Browser,
    readonly work: RealWork,
    readonly tab: Visit,
  ) {}

  /** One Millrace for all drives of a file; what one of them leaves on its page meets no other. */
  static setUp(): () => Stage {
    let shared: Pick<Stage, 'millrace' | 'browser' | 'work'> | undefined;
    let stage: Stage | undefined;
    const current = () => {
      if (!stage) throw new Error('There is a stage only while a drive takes place.');
      return stage;
    };
    beforeAll(async () => {
      const [millrace, browser] = await Promise.all([Millrace.start(), launchChromium()]);
      shared = { millrace, browser, work: await digitsAtWork(millrace.api) };
      return async () => {
        await browser.close();
        await millrace.stop();
      };
    });
    beforeEach(async () => {
      if (!shared) throw new Error('Millrace has not started.');
      const { millrace, browser, work } = shared;
      stage = new Stage(millrace, browser, work, await signIn(browser, millrace));
    });
    afterEach(async ({ task }) => {
      const { page } = current();
      if (task.result?.state === 'fail') await screenshot(page, `live-${task.name.slice(0, 40)}`);
      await page.context().close();
    });
    return current;
  }

  get page(): Page {
    return this.tab.page;
  }

  get api() {
    return this.millrace.api;
  }

  /** Opens a screen by its address. */
  go(path: string): Promise<void> {
    return open(this.page, this.millrace.origin + path);
  }

  /**
   * Nothing was asked of another host, refused, or logged as an error.
   *
   * @param refused what the server was to refuse, such as a draft with a fault
   */
  expectNoFault(...refused: `/${string}`[]): void {
    const meant = refused.map((path) => `: ${this.millrace.origin}/api/v1${path}`);
    const isMeant = (fault: string) =>
      meant.some((end) => fault.endsWith(end)) || (meant.length > 0 && REFUSED.test(fault));
    expect(this.tab.faults.filter((fault) => !isMeant(fault))).toEqual([]);
  }
}

/** As Chromium logs each answer that is none of success; which one it was, the answer tells. */
const REFUSED = /^console: Failed to load resource: the server responded with a status of 4/;
