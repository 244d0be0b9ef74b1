import { expect, it } from 'vitest';
import { fullWorld } from '../../test/full-world';
import { versionsOf } from './versions';

it('the versions of a model are what its trainings have published, newest first', () => {
  const { trainings, inferences } = fullWorld();
  const [training] = trainings;
  const [result] = training?.results ?? [];
  const [inference] = inferences;
  if (!training || !result || !inference) throw new Error('The full world has one of each.');
  const published = (id: string, modelVersion: number | null, modelId = 'm') => ({
    ...training,
    id,
    results: [
      { ...result, id: `${id}-r`, modelId, modelVersion },
      { ...result, id: `${id}-other`, modelId: 'other', modelVersion: 7 },
    ],
  });
  const serving = { ...inference, resultId: 'b-r' };
  const versions = versionsOf(
    'm',
    [published('a', 1), published('b', 2), published('unfinished', null)],
    [serving, { ...inference, resultId: 'b-other' }],
  );
  expect(versions.map(({ number, training: { id } }) => [number, id])).toEqual([
    [2, 'b'],
    [1, 'a'],
  ]);
  expect(versions.map((version) => version.serving)).toEqual([[serving], []]);
});
