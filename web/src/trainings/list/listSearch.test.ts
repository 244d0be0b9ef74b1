import { describe, expect, it } from 'vitest';
import { isFiltered, nextSort, trainingListSearchOf } from './listSearch';

describe('the filter of the trainings', () => {
  it('is what the address says, without what nobody can filter by', () => {
    const search = { q: 'digits', state: ['RUNNING', 'PARTY'], sort: '-name', modelSetId: 7 };
    expect(trainingListSearchOf(search)).toEqual({
      q: 'digits',
      state: ['RUNNING'],
      modelSetId: undefined,
      dataSourceId: undefined,
      sort: '-name',
    });
    expect(trainingListSearchOf({ state: 'FAILED', sort: '-color' })).toMatchObject({
      state: ['FAILED'],
      sort: undefined,
    });
  });

  it('finds a name of digits alone, which an address holds as a number', () => {
    expect(trainingListSearchOf({ q: 2026 }).q).toBe('2026');
  });

  it('is none when it only sorts', () => {
    expect(isFiltered(trainingListSearchOf({ sort: 'name', q: '' }))).toBe(false);
    expect(isFiltered(trainingListSearchOf({ state: 'FAILED' }))).toBe(true);
  });

  it('sorts up, then down, and times newest first', () => {
    expect(nextSort(undefined, 'createdAt')).toBe('createdAt');
    expect(nextSort('createdAt', 'createdAt')).toBe('-createdAt');
    expect(nextSort(undefined, 'name')).toBe('name');
    expect(nextSort('name', 'name')).toBe('-name');
    expect(nextSort('-name', 'name')).toBe('name');
  });
});
