import { describe, expect, it } from 'vitest';
import { base64Of, bytesOfHex } from './bytes';
import { classOf, predictionsOf } from './prediction';

const text = (value: unknown) => ({ valueText: JSON.stringify(value), valueBase64: null });

describe('a prediction', () => {
  it('names the largest share of a distribution, and claims no class of other numbers', () => {
    const [shares] = predictionsOf(text({ values: [0.1, 0.7, 0.2] }), { format: 'VALUES' });
    const [numbers] = predictionsOf(text({ values: [3, 7] }), { format: 'VALUES' });
    expect(shares && classOf(shares)).toBe(1);
    expect(numbers && classOf(numbers)).toBeUndefined();
  });

  it('is read with its label, class and score', () => {
    const written = { label: 'broken', class: 1, score: 0.97, values: [0.03, 0.97] };
    expect(predictionsOf(text(written), { format: 'PREDICTION' })).toEqual([
      { label: 'broken', classIndex: 1, score: 0.97, values: [0.03, 0.97] },
    ]);
  });

  it('is one for each output of a model with several', () => {
    const outputs = {
      fault: { label: 'yes', values: [0.9] },
      wear: { prediction: 3, values: [3] },
    };
    const read = predictionsOf(text({ outputs }), { format: 'PREDICTION' });
    expect(read.map(({ output }) => output)).toEqual(['fault', 'wear']);
    expect(read[1]?.number).toBe(3);
  });

  it('is none where something else was written', () => {
    expect(predictionsOf({ valueText: null, valueBase64: null }, { format: 'VALUES' })).toEqual([]);
    expect(predictionsOf(text([1]), { format: 'VALUES' })).toEqual([]);
    expect(predictionsOf({ valueText: null, valueBase64: 'Ag==' }, { format: 'AVRO' })).toEqual([]);
  });

  it('is read from Avro, with and without the id of a schema before it', () => {
    // values [0.25, 0.75], label "b", class 1, score 0.75
    const bytes = bytesOfHex('04 0000803e 0000403f 00 02 02 62 02 02 02 0000403f');
    const framed = bytesOfHex('00 00000001 04 0000803e 0000403f 00 02 02 62 02 02 02 0000403f');
    const expected = [{ values: [0.25, 0.75], label: 'b', classIndex: 1, score: 0.75 }];
    const record = (given: Uint8Array = new Uint8Array()) => ({
      valueText: null,
      valueBase64: base64Of(given),
    });
    expect(predictionsOf(record(bytes), { format: 'AVRO' })).toEqual(expected);
    expect(predictionsOf(record(framed), { format: 'AVRO', schemaRegistry: 'http://r:1' })).toEqual(
      expected,
    );
  });
});
