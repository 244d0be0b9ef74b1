import { describe, expect, it } from 'vitest';
import { EMPTY, formatOf, requestOf } from './modelSource';

describe('the request of a model', () => {
  it('carries text as JSON, with imports only when there are any', () => {
    const source = { ...EMPTY, name: 'a', code: 'model = 1' };
    expect(requestOf(source)).toEqual({ name: 'a', format: 'KERAS_SOURCE', code: 'model = 1' });
    expect(requestOf({ ...source, imports: 'import numpy' })).toHaveProperty('imports');
    expect(requestOf({ ...source, imports: 'x', format: 'KERAS_JSON' })).not.toHaveProperty(
      'imports',
    );
  });

  it('carries a file as a form', () => {
    const file = new File(['zip'], 'digits.keras');
    const form = requestOf({ ...EMPTY, name: 'a', format: 'KERAS_ARCHIVE', file });
    expect(form).toBeInstanceOf(FormData);
    expect(Object.fromEntries(form as FormData)).toMatchObject({
      name: 'a',
      format: 'KERAS_ARCHIVE',
      file,
    });
  });
});

it('the format follows from the name of the file', () => {
  expect(formatOf('Digits.KERAS')).toBe('KERAS_ARCHIVE');
  expect(formatOf('saved.model.zip')).toBe('SAVED_MODEL');
  expect(formatOf('model.py')).toBe('KERAS_SOURCE');
  expect(formatOf('weights.bin')).toBeUndefined();
  expect(formatOf('zip')).toBeUndefined();
});
