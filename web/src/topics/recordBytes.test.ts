import { describe, expect, it } from 'vitest';
import { base64Of, bytesOf, hexLines, readable, shortly } from './recordBytes';

describe('bytes of a record', () => {
  it('come back as they were, also when there are many', () => {
    const bytes = Uint8Array.from({ length: 20_000 }, (_, index) => index % 256);
    expect(bytesOf(base64Of(bytes))).toEqual(bytes);
  });

  it('are text only when every one of them can be read', () => {
    expect(readable(new TextEncoder().encode('größe\t1\n'))).toBe('größe\t1\n');
    expect(readable(Uint8Array.of(7, 0, 0, 0))).toBeUndefined();
    expect(readable(Uint8Array.of(0xff, 0xfe))).toBeUndefined();
    expect(readable(Uint8Array.of(9))).toBeUndefined();
  });

  it('are shown as a hex editor does, sixteen in a line', () => {
    const lines = hexLines(new TextEncoder().encode('petal length: 5.1'));
    expect(lines).toEqual([
      {
        offset: '000000',
        bytes: '70 65 74 61 6c 20 6c 65 6e 67 74 68 3a 20 35 2e',
        text: 'petal length: 5.',
      },
      { offset: '000010', bytes: '31', text: '1' },
    ]);
  });

  it('fit into a cell: the text, else the first sixteen', () => {
    expect(shortly(null)).toBe('–');
    expect(shortly(base64Of(Uint8Array.of(3, 0, 0, 0)))).toBe('03 00 00 00');
    expect(shortly(base64Of(new Uint8Array(17)))).toBe(`${'00 '.repeat(16)}…`);
    expect(shortly(base64Of(Uint8Array.of(9)), '\t')).toBe('09');
    expect(shortly('', '')).toBe('');
  });
});
