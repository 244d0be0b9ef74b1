import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../chromium';
import { FakeServer } from '../fake-server';
import { fullWorld } from '../full-world';
import { accessibilityFaults, screenshot, visit, type Scheme } from '../visit';
import { World } from '../world';

const SCREENS: [name: string, path: string, shows: string][] = [
  ['home', '/', "may not 'patch' flinkdeployments"],
  ['models', '/models', 'digits-wide'],
  ['model', '/models/m2', 'Rescaling'],
  ['model-versions', '/models/m2?tab=versions', 'Version'],
  ['model-new', '/models/new', 'Keras JSON'],
  ['model-sets', '/model-sets', 'digits-linear, digits-narrow'],
  ['model-set', '/model-sets/s1', 'Trainings'],
  ['model-set-new', '/model-sets/new?modelId=m1', 'Create model set'],
  ['data-sources', '/data-sources', 'digits:0:0:1437'],
  ['data-source', '/data-sources/d1', 'Black is 0, white is 16.'],
  ['data-source-numbers', '/data-sources/d1?show=numbers', 'The first 24 of 64 features.'],
  ['data-source-classes', '/data-sources/d1?tab=classes', 'records were counted'],
  ['data-source-expired', '/data-sources/d2', 'Kafka has deleted every record'],
  ['data-source-new', '/data-sources/new?topic=digits', 'Take all of a topic'],
  ['upload', '/data-sources/upload', 'Drop a file here'],
  ['topics', '/topics', 'scored'],
  ['topic', '/topics/scored', 'flower-7'],
  ['topic-live', '/topics/scored?view=live', 'Nothing has arrived yet'],
  ['topic-send', '/topics/scored?view=send', 'One in each line, as name: value'],
  ['trainings', '/trainings', 'Digits, first run'],
  ['training-new', '/trainings/new?dataSourceId=d1', 'Start training'],
  ['compare', '/compare?results=t1:t1-r0,t2:t2-r2', 'digits-wide · Digits, first run'],
  ['training-running', '/trainings/t1', 'Stuck: RESTARTING for more than 5 min'],
  ['training-finished', '/trainings/t2', 'The loss became NaN'],
  ['inferences', '/inferences', 'digits-live'],
  ['inference-new', '/inferences/new?resultId=t2-r2', 'Deploy'],
  ['inference', '/inferences/i1', 'ImagePullBackOff'],
  ['inference-try', '/inferences/i1?tab=try', 'Draw with the pointer'],
  ['inference-try-numbers', '/inferences/i1?tab=try&input=values', '64 numbers'],
  ['inference-versions', '/inferences/i1?tab=versions', 'Versions of the last ten minutes'],
  ['inference-settings', '/inferences/i1?tab=settings', 'Ended with a savepoint'],
  ['inference-snapshots', '/inferences/i1?tab=snapshots', 'Take a savepoint'],
  ['inference-dead-letters', '/inferences/i1?tab=dead-letters', 'RECORD_UNDECODABLE'],
  ['inference-job', '/inferences/i1?tab=job', 'ConnectException'],
  ['dead-letters', '/dead-letters', 'NOT_FINITE'],
  ['problems', '/problems', 'CONTROL_MESSAGE_MALFORMED'],
  ['users', '/users', 'Disabled'],
  ['user', '/users/u2', 'Set password'],
  ['user-new', '/users/new', 'Create user'],
  ['tokens', '/tokens', 'trainings:write'],
  ['token-new', '/tokens/new', 'Create token'],
  ['audit-log', '/audit-log?outcome=DONE', 'users.change'],
  ['audit-entry', '/audit-log/a1', 'What changed'],
  ['system', '/system', 'the training was deleted'],
  ['operation', '/operations/o1', 'waits for slots'],
  ['account', '/account', 'Everything that the role allows'],
];
const EMPTY: typeof SCREENS = [
  ['home-empty', '/', 'Run the sample'],
  ['models-empty', '/models', 'No model yet'],
  ['model-sets-empty', '/model-sets', 'No model set yet'],
  ['data-sources-empty', '/data-sources', 'No data source yet'],
  ['topics-empty', '/topics', 'No topic yet'],
  ['trainings-empty', '/trainings', 'No training yet'],
  ['compare-empty', '/compare', 'Nothing to compare yet'],
  ['inferences-empty', '/inferences', 'No inference yet'],
  ['dead-letters-empty', '/dead-letters', 'No dead letter'],
  ['problems-empty', '/problems', 'No problem'],
  ['snapshots-empty', '/snapshots', 'No snapshot yet'],
  ['users-empty', '/users', 'No user yet'],
  ['tokens-empty', '/tokens', 'No token yet'],
  ['audit-log-empty', '/audit-log', 'Nothing has happened yet'],
  ['not-found', '/nowhere', 'There is no page at this address'],
];

let browser: Browser;
let full: FakeServer;
let empty: FakeServer;

beforeAll(async () => {
  [browser, full, empty] = await Promise.all([
    launchChromium(),
    FakeServer.start(fullWorld()),
    FakeServer.start(new World()),
  ]);
});

afterAll(async () => {
  await Promise.all([browser?.close(), full?.stop(), empty?.stop()]);
});

describe.each<Scheme>(['light', 'dark'])('in %s colours', (scheme) => {
  it.each([
    ['full', SCREENS],
    ['empty', EMPTY],
  ] as const)(
    'each %s screen opens by its address, accessible and without a fault',
    async (kind, screens) => {
      const server = kind === 'full' ? full : empty;
      const { page, faults } = await visit(browser, server.url, scheme);
      const found: string[] = [];
      for (const [name, path, shows] of screens) {
        await page.goto(server.url + path);
        await page.getByText(shows).first().waitFor();
        if (name.startsWith('training-') || name === 'inference') {
          await page.locator('canvas, form').first().waitFor();
        }
        await screenshot(page, `${name}-${scheme}`);
        found.push(...(await accessibilityFaults(page)).map((fault) => `${name}: ${fault}`));
      }
      expect(found).toEqual([]);
      expect(faults).toEqual([]);
      await page.context().close();
    },
  );
});
