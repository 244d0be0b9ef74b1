import { describe, expect, it } from 'vitest';
import { isDataType, NUMBER_TYPES, type DataType } from './numbers';

function roundTrip(type: DataType, value: number): number {
  const view = new DataView(new ArrayBuffer(8));
  NUMBER_TYPES[type].write(view, 0, value);
  return NUMBER_TYPES[type].read(view, 0);
}

function bits(value: number): string {
  const view = new DataView(new ArrayBuffer(2));
  NUMBER_TYPES.float16.write(view, 0, value);
  return view.getUint16(0, true).toString(16).padStart(4, '0');
}

describe('numbers as NumPy writes them', () => {
  it.each(Object.keys(NUMBER_TYPES) as DataType[])('%s keeps what it can hold', (type) => {
    for (const value of [0, 1, ...(NUMBER_TYPES[type].range ?? [-1.5, 1024])]) {
      expect(roundTrip(type, value)).toBe(value);
    }
  });

  it('begin with their least byte', () => {
    const view = new DataView(new ArrayBuffer(4));
    NUMBER_TYPES.int32.write(view, 0, 7);
    expect([...new Uint8Array(view.buffer)]).toEqual([7, 0, 0, 0]);
  });

  it.each([
    // what numpy.float16(value).view(numpy.uint16) says
    [1, '3c00'],
    [-2, 'c000'],
    [65504, '7bff'],
    [65520, '7c00'],
    [0.1, '2e66'],
    [1 / 3, '3555'],
    [2 ** -24, '0001'],
    [2 ** -25, '0000'],
    [3 * 2 ** -25, '0002'],
    [6.097e-5, '03ff'],
    [2049, '6800'],
    [2051, '6802'],
    [4095, '6c00'],
    [-0, '8000'],
    [NaN, '7e00'],
    [-Infinity, 'fc00'],
  ])('%d is %s as half a float', (value, expected) => {
    expect(bits(value)).toBe(expected);
  });

  it('are known by their names', () => {
    expect(isDataType('float16')).toBe(true);
    expect(isDataType('toString')).toBe(false);
    expect(isDataType(undefined)).toBe(false);
  });
});
