import type { Page, Request } from 'playwright-core';
import type { Scheme } from '../visit';
import type { RealWork } from './realWork';

/** Screens that need nothing to be there. */
export const PLAIN_SCREENS: Record<string, string> = {
  home: '/',
  models: '/models',
  'model-new': '/models/new',
  'model-sets': '/model-sets',
  'model-set-new': '/model-sets/new',
  'data-sources': '/data-sources',
  'data-source-new': '/data-sources/new',
  upload: '/data-sources/upload',
  topics: '/topics',
  trainings: '/trainings',
  'training-new': '/trainings/new',
  inferences: '/inferences',
  'inference-new': '/inferences/new',
  'dead-letters': '/dead-letters',
  problems: '/problems',
  snapshots: '/snapshots',
  system: '/system',
  users: '/users',
  'user-new': '/users/new',
  tokens: '/tokens',
  'token-new': '/tokens/new',
  'audit-log': '/audit-log',
  account: '/account',
};

/** Those of things. */
export function screensOf(work: RealWork) {
  const { digitsSet, dataSource, finished, best, second, live, operation, user, auditEntry } = work;
  return {
    model: `/models/${best.modelId}`,
    'model-versions': `/models/${best.modelId}?tab=versions`,
    'model-edit': `/models/${best.modelId}/edit`,
    'model-set': `/model-sets/${digitsSet.id}`,
    'model-set-edit': `/model-sets/${digitsSet.id}/edit`,
    'data-source': `/data-sources/${dataSource.id}`,
    training: `/trainings/${finished.id}`,
    result: `/trainings/${finished.id}/results/${best.id}`,
    compare: `/compare?results=${refOf(best)},${refOf(second)}`,
    topic: `/topics/${live.outputTopic}?limit=10`,
    inference: `/inferences/${live.id}`,
    'inference-try': `/inferences/${live.id}?tab=try`,
    'inference-versions': `/inferences/${live.id}?tab=versions`,
    'inference-settings': `/inferences/${live.id}?tab=settings`,
    'inference-snapshots': `/inferences/${live.id}?tab=snapshots`,
    'inference-dead-letters': `/inferences/${live.id}?tab=dead-letters`,
    'inference-job': `/inferences/${live.id}?tab=job`,
    operation: `/operations/${operation.id}`,
    user: `/users/${user.id}`,
    'audit-entry': `/audit-log/${auditEntry.id}`,
  } satisfies Record<string, string>;
}

function refOf({ trainingId, id }: RealWork['best']): string {
  return `${trainingId}:${id}`;
}

/** Opened by its address, with everything that it asks for there and drawn. */
export async function open(page: Page, address: string): Promise<void> {
  const under = new Set<Request>();
  const begin = (request: Request) => {
    if (!isStream(request)) under.add(request);
  };
  const end = (request: Request) => void under.delete(request);
  page.on('request', begin).on('requestfinished', end).on('requestfailed', end);
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  do {
    await page.waitForFunction(
      () => document.querySelector('[aria-busy="true"], .mantine-Skeleton-root') === null,
    );
    await isDrawn(page);
  } while (under.size > 0);
  page.off('request', begin).off('requestfinished', end).off('requestfailed', end);
}

function isStream(request: Request): boolean {
  return /\/events$|:tail\b/.test(request.url());
}

/** Nothing fades or moves any more, but for what does so without an end. */
export async function isDrawn(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const ending = () =>
      document
        .getAnimations()
        .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
        .filter(({ playState }) => playState === 'running');
    do {
      await frame();
      await Promise.allSettled(ending().map(({ finished }) => finished));
      await frame();
    } while (ending().length > 0);
  });
}

/** As when the system is set to light or dark while the page is open. */
export async function recolour(page: Page, scheme: Scheme): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor({ state: 'attached' });
  await isDrawn(page);
}
