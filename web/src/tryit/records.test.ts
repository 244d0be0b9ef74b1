import { describe, expect, it } from 'vitest';
import { avroBytes, numberNames } from './avro';
import { base64Of, bytesOf, bytesOfHex, hexOf } from './bytes';
import { encoded, MisfitError } from './encode';
import { pngOf } from './png';
import { halfOf, misfit, rawBytes } from './rawBytes';
import { recordInput } from './recordInput';
import { typedValues } from './typedValues';

const tensor = (...shape: number[]) => [{ name: 'in', type: 'float32', shape }];

describe('what a record is made of', () => {
  it('is what the format says, unless the model knows the picture behind a row of numbers', () => {
    const flat = { format: 'RAW', formatConfig: { data_type: 'uint8', data_reshape: '64' } };
    expect(recordInput(flat, tensor(64))).toMatchObject({ count: 64, picture: [8, 8, 1] });
    expect(recordInput(flat, tensor(4, 16)).picture).toEqual([4, 16, 1]);
    expect(recordInput({ ...flat, formatConfig: {} }, tensor(28, 28, 1)).picture).toEqual([
      28, 28, 1,
    ]);
  });

  it('has names when there is one for each number, and is then no picture', () => {
    const features = ['a', 'b', 'c', 'd'];
    const named = recordInput({ format: 'JSON', formatConfig: { features } }, tensor(4));
    expect(named).toMatchObject({ count: 4, names: features });
    expect(named.picture).toBeUndefined();
    const one = recordInput({ format: 'JSON', formatConfig: { features: ['pixels'] } }, tensor(16));
    expect(one).not.toHaveProperty('names');
  });

  it('cannot be typed where only a registry knows the schema, or a field is no number', () => {
    const registry = { format: 'AVRO', formatConfig: { schema_registry: 'http://r:1' } };
    expect(recordInput(registry, []).bytesOnly).toBe('REGISTRY');
    const text = { type: 'record', name: 'r', fields: [{ name: 'a', type: 'string' }] };
    const avro = { format: 'AVRO', formatConfig: { data_scheme: JSON.stringify(text) } };
    expect(recordInput(avro, []).bytesOnly).toBe('SCHEMA');
  });
});

describe('numbers that are typed', () => {
  const due = { count: 2, names: ['a', 'b.c'] };

  it('are read from JSON, from members in the order of their names, and from lists', () => {
    for (const text of ['[1, 2]', '[[1],[2]]', '{"b": {"c": 2}, "a": 1}', '1, 2', '1\t2', '1;2']) {
      expect(typedValues(text, due)).toEqual({ values: [1, 2] });
    }
  });

  it('are refused with what is wrong and where', () => {
    expect(typedValues(' ', due)).toEqual({ fault: { kind: 'NOTHING' } });
    expect(typedValues('1, x', due)).toMatchObject({ fault: { kind: 'NO_NUMBER', place: 2 } });
    expect(typedValues('1,2,3', due)).toEqual({ fault: { kind: 'COUNT', given: 3, due: 2 } });
    expect(typedValues('{"a": 1}', due)).toEqual({ fault: { kind: 'MISSING', names: ['b.c'] } });
    expect(typedValues('[1,', due)).toMatchObject({ fault: { kind: 'NOT_JSON' } });
    expect(typedValues('1, 2px', due)).toMatchObject({ fault: { kind: 'NO_NUMBER' } });
  });
});

describe('bytes', () => {
  it('are those that NumPy writes', () => {
    expect(hexOf(rawBytes([1, -2], 'int16'))).toBe('01 00 fe ff');
    expect(hexOf(rawBytes([1.5], 'float32'))).toBe('00 00 c0 3f');
    expect(hexOf(rawBytes([0.1], 'float64'))).toBe('9a 99 99 99 99 99 b9 3f');
    expect(hexOf(rawBytes([-1], 'int64'))).toBe('ff ff ff ff ff ff ff ff');
    // np.float16([1, -2, 65504, 65520, 6e-8, 0.1, 1/3])
    const halves = [1, -2, 65504, 65520, 6e-8, 0.1, 1 / 3].map(halfOf);
    expect(halves).toEqual([0x3c00, 0xc000, 0x7bff, 0x7c00, 0x0001, 0x2e66, 0x3555]);
  });

  it('are not made of numbers that the type cannot hold', async () => {
    expect(misfit([0, 255], 'uint8')).toBeUndefined();
    expect(misfit([0, 256], 'uint8')).toBe(256);
    expect(misfit([0.5], 'int32')).toBe(0.5);
    const input = recordInput({ format: 'RAW', formatConfig: { data_type: 'uint8' } }, tensor(1));
    await expect(encoded(input, [300])).rejects.toThrow(MisfitError);
  });

  it('come back from base64 and hexadecimal digits', () => {
    const bytes = Uint8Array.from([0, 7, 255]);
    expect(bytesOf(base64Of(bytes))).toEqual(bytes);
    expect(bytesOfHex('0x00, 07 FF')).toEqual(bytes);
    expect(bytesOfHex('0')).toBeUndefined();
    expect(bytesOfHex('zz')).toBeUndefined();
  });

  it('of a picture are a PNG file with as many channels as its format has', async () => {
    const png = await pngOf([0, 128, 255, 64], [2, 2, 1]);
    expect([...png.subarray(1, 4)].map((byte) => String.fromCharCode(byte)).join('')).toBe('PNG');
    expect([...png.subarray(16, 26)]).toEqual([0, 0, 0, 2, 0, 0, 0, 2, 8, 0]);
    expect(hexOf(png.subarray(-8))).toBe('49 45 4e 44 ae 42 60 82');
  });
});

describe('records with names', () => {
  it('are objects, with dots that lead inside', async () => {
    const formatConfig = { features: ['size.width', 'size.height'] };
    const input = recordInput({ format: 'JSON', formatConfig }, tensor(2));
    expect(await encoded(input, [3, 4])).toEqual({
      valueJson: { size: { width: 3, height: 4 } },
    });
    const plain = recordInput({ format: 'JSON', formatConfig: {} }, tensor(2));
    expect(await encoded(plain, [3, 4])).toEqual({ valueJson: [3, 4] });
  });

  it('are written as Avro writes them', () => {
    const schema = {
      type: 'record' as const,
      name: 'r',
      fields: [
        { name: 'n', type: 'long' },
        { name: 'f', type: ['null', 'float'] },
        { name: 'b', type: 'boolean' },
      ],
    };
    expect(numberNames(schema)).toEqual(['n', 'f', 'b']);
    const values = new Map([
      ['n', -65],
      ['f', 1.5],
      ['b', 1],
    ]);
    expect(hexOf(avroBytes(schema, values))).toBe('81 01 02 00 00 c0 3f 01');
  });
});
