import { describe, expect, it } from 'vitest';
import type { Training, TrainingResult } from '../../api/types';
import { differs, namesOf, refsOf, rowsOf, textOf, type Compared } from './compared';

function compared(name: string, fit: object, result: object): Compared {
  const whole = {
    modelName: name,
    state: 'FINISHED',
    train: {},
    validation: {},
    test: {},
    ...result,
  };
  return {
    name,
    color: '#000',
    training: { id: `t-${name}`, name: 'run', modelSetName: 's', fit } as unknown as Training,
    result: whole as unknown as TrainingResult,
  };
}

function differing(...all: Compared[]) {
  return rowsOf(all).filter(differs);
}

describe('results that are compared', () => {
  it('stand in the address', () => {
    const refs = [
      { trainingId: 't1', resultId: 'r1' },
      { trainingId: 't2', resultId: 'r2' },
    ];
    expect(refsOf(textOf(refs))).toEqual(refs);
    expect(refsOf('t1,:r1,t2:r2')).toEqual([{ trainingId: 't2', resultId: 'r2' }]);
    expect(refsOf(undefined)).toEqual([]);
  });

  it('differ in what was asked for, however deep', () => {
    const one = compared('a', { epochs: 5, earlyStopping: { patience: 3 } }, {});
    const other = compared('a', { epochs: 5, earlyStopping: { patience: 4 } }, {});
    expect(differing(one, other)).toEqual([
      { name: 'Fit: earlyStopping.patience', values: ['3', '4'], best: [] },
    ]);
  });

  it('have a best loss, which is the least, and a best accuracy, which is the greatest', () => {
    const one = compared('a', {}, { test: { loss: 0.1, accuracy: 0.8, other: 1 } });
    const other = compared('a', {}, { test: { loss: 0.2, accuracy: 0.9, other: 2 } });
    const best = Object.fromEntries(differing(one, other).map((row) => [row.name, row.best]));
    expect(best).toEqual({ 'Test loss': [0], 'Test accuracy': [1], 'Test other': [] });
  });

  it('have names that tell them apart', () => {
    expect(namesOf([compared('a', {}, {}), compared('b', {}, {})])).toEqual(['a · run', 'b · run']);
    const twice = compared('a', {}, {});
    expect(namesOf([twice, twice])).toEqual(['a (1)', 'a (2)']);
  });
});
