import { describe, expect, it } from 'vitest';
import { differencesOf } from './differences';
import { filterOf } from './filters';
import { scopeTexts } from './scopes';

describe('what differs between two documents', () => {
  it('is told by the path of each plain value, and what is equal is left out', () => {
    const before = { name: 'ben', batch: { maxSize: 64, lingerMs: 5 }, tags: ['a'] };
    const after = { name: 'ben', batch: { maxSize: 256, lingerMs: 5 }, tags: ['a', 'b'] };
    expect(differencesOf(before, after)).toEqual([
      { path: '/batch/maxSize', before: '64', after: '256' },
      { path: '/tags/1', before: undefined, after: 'b' },
    ]);
  });

  it('tells null from what is not there', () => {
    expect(differencesOf({ error: null }, {})).toEqual([
      { path: '/error', before: 'null', after: undefined },
    ]);
  });

  it('is everything when there was nothing before', () => {
    expect(differencesOf(null, { id: 'm1' })).toEqual([
      { path: '/id', before: undefined, after: 'm1' },
    ]);
  });
});

describe('the filter of a list', () => {
  it('takes out of the address what it knows, as text', () => {
    const search = { q: 7, enabled: true, role: '', colour: 'red' };
    expect(filterOf('/users')(search)).toEqual({ q: '7', enabled: 'true' });
  });
});

describe('the scopes of a token', () => {
  it('are those that were chosen, in order', () => {
    const chosen = new Map([
      ['trainings', 'write'],
      ['models', 'read'],
      ['users', 'none'],
    ] as const);
    expect(scopeTexts(chosen)).toEqual(['models:read', 'trainings:write']);
  });
});
