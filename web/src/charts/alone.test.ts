import { expect, it } from 'vitest';
import { alone } from './uplotOptions';

it('a value between two gaps is drawn as a point, for no line reaches it', () => {
  expect(alone([null, 3, null, 4, 5, null, 6])).toEqual([1, 6]);
  expect(alone([1, 2, null, 3, 4])).toBeNull();
  expect(alone([7])).toEqual([0]);
});

it('the place of a point of another line is no gap', () => {
  expect(alone([1, undefined, 2, undefined, null, undefined, 3])).toEqual([6]);
});
