import type { Page } from 'playwright-core';

/** What the browser told of a stretch of time. */
export interface Measured {
  /** Of each interaction, from the input to the next paint. */
  interactions: number[];
  longTasks: number[];
  frames: number[];
  seconds: number;
}

interface Watch extends Measured {
  since: number;
}

/** Watches interactions, long tasks and frames from now on, on this page and after each navigation. */
export async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watched: Watch = { interactions: [], longTasks: [], frames: [], seconds: 0, since: 0 };
    Object.assign(window, { watched });
    const worst = new Map<number, number>();
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEventTiming & {
        interactionId: number;
      })[]) {
        if (!entry.interactionId) continue;
        worst.set(
          entry.interactionId,
          Math.max(entry.duration, worst.get(entry.interactionId) ?? 0),
        );
      }
      watched.interactions = [...worst.values()];
    }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
    new PerformanceObserver((list) => {
      watched.longTasks.push(...list.getEntries().map((entry) => entry.duration));
    }).observe({ type: 'longtask', buffered: true });
    let last = 0;
    const frame = (now: number) => {
      if (last > 0) watched.frames.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

/** Seconds of processor time that the page's main thread takes each second; other work does not count. */
export async function processorShare(page: Page, ms: number): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const taken = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
  };
  const [before, since] = [await taken(), Date.now()];
  await page.waitForTimeout(ms);
  return ((await taken()) - before) / ((Date.now() - since) / 1000);
}

/** Forgets what was before: loading is not what is measured. */
export function restart(page: Page): Promise<void> {
  return page.evaluate(() => {
    const { watched } = window as unknown as { watched: Watch };
    watched.interactions.length = 0;
    watched.longTasks = [];
    watched.frames = [];
    watched.since = performance.now();
  });
}

export function read(page: Page): Promise<Measured> {
  return page.evaluate(() => {
    const { watched } = window as unknown as { watched: Watch };
    return { ...watched, seconds: (performance.now() - watched.since) / 1000 };
  });
}

export function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
