import { describe, expect, it } from 'vitest';
import { draftOf, faultsOf, type RecordFields } from './recordDraft';

const FIELDS: RecordFields = {
  keyForm: 'none',
  key: '',
  valueForm: 'json',
  value: '[5.1, 3.5, 1.4, 0.2]',
  headers: '',
  partition: undefined,
};

describe('a record that is written by hand', () => {
  it('is sent in the form it was given in, without what was not given', () => {
    expect(draftOf(FIELDS)).toEqual({ records: [{ valueJson: [5.1, 3.5, 1.4, 0.2] }] });
    expect(
      draftOf({
        ...FIELDS,
        keyForm: 'text',
        key: 'a',
        valueForm: 'base64',
        value: ' AAA= ',
        headers: 'trace: 4: 7\n\nsource:web',
        partition: 0,
      }),
    ).toEqual({
      records: [{ key: 'a', valueBase64: 'AAA=', headers: { trace: '4: 7', source: 'web' } }],
      partition: 0,
    });
  });

  it('is told where it is not legal before it is sent', () => {
    expect(faultsOf(FIELDS)).toEqual({});
    const faults = faultsOf({
      ...FIELDS,
      keyForm: 'base64',
      key: 'AAA',
      value: '[5.1,',
      headers: 'a: 1\nnothing',
    });
    expect(faults.key).toBe('This is not base64.');
    expect(faults.value).toMatch(/^This is not JSON: /);
    expect(faults.headers).toBe('“nothing” has no colon; write name: value.');
  });
});
