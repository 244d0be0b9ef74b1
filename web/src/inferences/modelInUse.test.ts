import { expect, it } from 'vitest';
import { modelInUse } from './modelInUse';

const previous = { modelName: 'digits', modelVersion: 1 };
const ordered = { modelName: 'digits', modelVersion: 2 };

function rollout(state: 'PREPARING' | 'READY' | 'ACTIVE' | 'REFUSED') {
  return {
    state,
    activation: { policy: 'ON_CHECKPOINT' as const },
    readySubtasks: 0,
    activeSubtasks: 0,
    previous,
  };
}

it('is the one before until every subtask scores with the new one', () => {
  expect(modelInUse({ ...ordered, rollout: rollout('PREPARING') })).toEqual(previous);
  expect(modelInUse({ ...ordered, rollout: rollout('REFUSED') })).toEqual(previous);
  expect(modelInUse({ ...ordered, rollout: rollout('ACTIVE') }).modelVersion).toBe(2);
});

it('is the only one where there was none before', () => {
  expect(modelInUse({ ...ordered, rollout: null }).modelVersion).toBe(2);
});
