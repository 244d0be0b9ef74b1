import { describe, expect, it } from 'vitest';
import { npyHeader, npyRows } from './npy';

/** As numpy.save writes it. */
function npy(header: string, bytes: number[], version = 1): File {
  const text = new TextEncoder().encode(header);
  const size = version === 1 ? 2 : 4;
  const before = new Uint8Array(8 + size);
  before.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, version, 0]);
  new DataView(before.buffer).setUint16(8, text.length, true);
  return new File([before, text, Uint8Array.from(bytes)], 'a.npy');
}

const HEADER = "{'descr': '<i2', 'fortran_order': False, 'shape': (3, 2), }\n";

describe('an array that NumPy saved', () => {
  it.each([1, 2, 3])('tells what it holds, in version %d of the format', async (version) => {
    const header = await npyHeader(npy(HEADER, new Array<number>(12).fill(0), version));
    expect(header).toMatchObject({
      type: 'int16',
      bigEndian: false,
      rows: 3,
      shape: [2],
      rowBytes: 4,
    });
  });

  it('gives the rows that are asked for, with their least byte first', async () => {
    const bytes = [1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0];
    const little = npy(HEADER, bytes);
    expect([...(await npyRows(little, await npyHeader(little), 1, 3))]).toEqual(bytes.slice(4));
    const big = npy(HEADER.replace('<', '>'), bytes);
    expect([...(await npyRows(big, await npyHeader(big), 0, 1))]).toEqual([0, 1, 0, 2]);
  });

  it('of one number in each row has a shape of none', async () => {
    const flat = "{'descr': '|u1', 'fortran_order': False, 'shape': (4,), }";
    expect(await npyHeader(npy(flat, [1, 2, 3, 4]))).toMatchObject({
      rows: 4,
      shape: [],
      rowBytes: 1,
    });
  });

  it.each([
    ['no array', new File(['hello, I am text'], 'a.npy'), /^This is no .npy file/],
    ['text', npy(HEADER.replace('<i2', '<U8'), []), /holds no plain numbers/],
    ['Fortran order', npy(HEADER.replace('False', 'True'), []), /Fortran order/],
    ['one number', npy(HEADER.replace('(3, 2)', '()'), []), /a single number/],
    ['a cut file', npy(HEADER, [1, 0, 2, 0]), /ends before its 3 rows do/],
  ])('is refused when it is %s', async (_, file, reason) => {
    await expect(npyHeader(file)).rejects.toThrow(reason);
  });
});
