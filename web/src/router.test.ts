import { expect, it } from 'vitest';
import { PLAIN_SCREENS, screensOf } from '../test/live/screens';
import { router } from './router';

/** A step of an address that names one thing. */
const PARAMETER = /\$\w+/g;

it('every route is a screen that the drives open and that screenshots are taken of', () => {
  const work = new Proxy({}, { get: () => ({ id: 'a', modelId: 'a', outputTopic: 'a' }) });
  const screens = { ...PLAIN_SCREENS, ...screensOf(work as Parameters<typeof screensOf>[0]) };
  const opened = Object.values(screens).map((address) => address.split('?')[0] ?? '');
  const patterns = Object.keys(router.routesByPath);
  expect(patterns.length).toBeGreaterThan(30);
  const literal = new Set(patterns);
  const forgotten = patterns.filter((path) => {
    const shape = new RegExp(`^${path.replace(PARAMETER, '[^/]+')}$`);
    return !opened.some((address) =>
      path.includes('$') ? shape.test(address) && !literal.has(address) : address === path,
    );
  });
  expect(forgotten).toEqual([]);
});
