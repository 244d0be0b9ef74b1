import { expect, it } from 'vitest';
import { faultAdvice } from './faultAdvice';

it('says the way out of each fault, and something of those it does not know', () => {
  expect(faultAdvice('UPGRADE_FAILED')).toBe('Resume it, give it other settings, or roll it back.');
  expect(faultAdvice('MODEL_DATA_MISMATCH')).toBe(
    'Look at the reason and correct it, or switch to another model.',
  );
});
