import { expect, it } from 'vitest';
import { begun, correctedValue } from './correction';
import { hexDump } from './hexDump';
import { retryOf } from './retry';

const TEXT = { valueBase64: btoa('bad'), valueText: 'bad' };
const BYTES = { valueBase64: btoa('\u0000\u00ff'), valueText: null };

it('what is text is corrected as text, everything else as bytes', () => {
  expect(begun(TEXT)).toEqual({ form: 'text', typed: 'bad' });
  expect(begun(BYTES)).toEqual({ form: 'hex', typed: '00 ff' });
});

it('only other bytes are a correction', () => {
  expect(correctedValue(begun(TEXT), TEXT)).toBeUndefined();
  expect(correctedValue({ form: 'text', typed: 'good' }, TEXT)).toBe(btoa('good'));
  expect(correctedValue({ form: 'hex', typed: '00 FF' }, BYTES)).toBeUndefined();
  expect(correctedValue({ form: 'hex', typed: 'no' }, BYTES)).toBeUndefined();
});

it('a retry names the letters, and other bytes only where there are some', () => {
  expect(retryOf([{ id: 'a' }]).body).toEqual({ letters: [{ id: 'a' }] });
  expect(retryOf([{ id: 'a' }], 'QQ==').body).toEqual({
    letters: [{ id: 'a', valueBase64: 'QQ==' }],
  });
});

it('bytes are shown with what is printable of them', () => {
  const lines = hexDump(new TextEncoder().encode('0123456789abcdefg\n')).split('\n');
  expect(lines).toEqual([
    '000000  30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66  0123456789abcdef',
    `000010  67 0a${' '.repeat(43)}  g·`,
  ]);
});
