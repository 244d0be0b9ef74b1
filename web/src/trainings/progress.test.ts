import { expect, it } from 'vitest';
import type { Training } from '../api/types';
import { bestAccuracy } from './progress';

function training(...accuracies: (number | null)[]): Training {
  const results = accuracies.map((accuracy) => ({ test: { accuracy }, validation: {} }));
  return { results } as unknown as Training;
}

it('an accuracy that is not a number is neither the best nor the only one', () => {
  expect(bestAccuracy(training(null, 0.5, 0.25))).toBe(0.5);
  expect(bestAccuracy(training(null))).toBeUndefined();
});
