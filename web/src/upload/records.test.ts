import { describe, expect, it } from 'vitest';
import { bytesOf } from '../topics/recordBytes';
import { announcement, faultsOf, proposed, type Choices } from './choices';
import { layoutOf, withLabels } from './layout';
import { batchesOf, check, type Upload } from './records';

const { signal } = new AbortController();

async function upload(
  name: string,
  content: BlobPart,
  change: Partial<Choices> = {},
): Promise<Upload> {
  const file = new File([content], name);
  const layout = await layoutOf(file);
  return { file, layout, choices: proposed(file, layout, change) };
}

async function recordsOf(of: Upload) {
  const checked = await check(of, () => undefined, signal);
  const records = [];
  for await (const batch of batchesOf(of, checked, signal)) records.push(...batch.records);
  return { checked, records };
}

const floats = (base64 = '') => [...new Float32Array(bytesOf(base64).buffer)];
const integers = (base64 = '') => [...new Int32Array(bytesOf(base64).buffer)];
const faultOf = async (of: Upload) => {
  const fault: unknown = await recordsOf(of).catch((error: unknown) => error);
  return fault instanceof Error ? fault.message : expect.fail('no fault');
};

const IRIS =
  'sepal,petal,species\n5.1,1.4,setosa\n6.3,6,virginica\n5.9,4.2,versicolor\n4.9,1.4,setosa\n';

describe('rows become records', () => {
  it('with bytes of numbers, and names of classes as their place in the alphabet', async () => {
    const iris = await upload('Iris flowers.csv', IRIS);
    expect(iris.choices).toMatchObject({
      topic: 'iris-flowers',
      label: 'species',
      labelNames: true,
      features: ['sepal', 'petal'],
      labelType: 'int32',
    });
    const { checked, records } = await recordsOf(iris);
    expect(checked).toEqual({ records: 4, classes: ['setosa', 'versicolor', 'virginica'] });
    expect(records.map(({ keyBase64 }) => integers(keyBase64)[0])).toEqual([0, 2, 1, 0]);
    expect(floats(records[1]?.valueBase64)).toEqual([Math.fround(6.3), 6]);
    expect(
      announcement(iris.layout, iris.choices, { ...checked, ranges: ['iris-flowers:0:0:4'] }),
    ).toMatchObject({
      format: 'RAW',
      formatConfig: { data_type: 'float32', label_type: 'int32' },
      totalMessages: 4,
      description: 'Iris flowers: classes 0 = setosa, 1 = versicolor, 2 = virginica',
    });
  });

  it('as JSON with the names of the columns', async () => {
    const iris = await upload('iris.csv', IRIS, { format: 'JSON' });
    const { checked, records } = await recordsOf(iris);
    expect(records[1]).toEqual({ value: '{"sepal":6.3,"petal":6,"species":2}' });
    expect(
      announcement(iris.layout, iris.choices, { ...checked, ranges: [] }).formatConfig,
    ).toEqual({
      features: ['sepal', 'petal'],
      label: 'species',
    });
  });

  it.each([
    ['a,y\n1,2\n3\n', {}, 'Row 2 has 1 cells; legal are 2, as in the first row.'],
    ['a,y\n1,2\n,3\n', {}, 'Row 2, column a: “” is not a number.'],
    [
      'a,y\n1,2\n3,red\n',
      { labelNames: false },
      'Row 2, column y: “red” is not a number. If the label is text, say that labels are names of classes.',
    ],
    ['a,y\n300,2\n', { type: 'uint8' }, 'Row 1, column a: 300 is not legal for uint8.'],
    ['a,y\n1,2.5\n', { labelType: 'int32' }, 'Row 1, column y: 2.5 is not legal for int32.'],
  ] as const)('%j with %j is told: %s', async (text, change, sentence) => {
    expect(await faultOf(await upload('a.csv', text, change))).toBe(sentence);
  });

  it('in batches of a thousand, cut in the same way each time', async () => {
    const rows = Array.from({ length: 2_500 }, (_, index) => `${index},${index % 3}`);
    const many = await upload('many.csv', `x,y\n${rows.join('\n')}\n`);
    const checked = await check(many, () => undefined, signal);
    const cut = async () => {
      const batches = [];
      for await (const batch of batchesOf(many, checked, signal)) batches.push(batch);
      return batches;
    };
    const once = await cut();
    expect(once.map(({ records }) => records.length)).toEqual([1000, 1000, 500]);
    expect(await cut()).toEqual(once);
  });
});

describe('lines of JSON become records', () => {
  it('as they are written', async () => {
    const lines =
      '{"a": 1.50, "b": [1, 2], "label": 1, "note": "x"}\n\n{"a": 2, "b": [3, 4], "label": 0}\n';
    const of = await upload('a.jsonl', lines);
    expect(of.layout).toMatchObject({ columns: ['a', 'b', 'label'], arrays: false });
    expect(of.choices).toMatchObject({ format: 'JSON', features: ['a', 'b'], label: 'label' });
    const { checked, records } = await recordsOf(of);
    expect(checked.records).toBe(2);
    expect(records[0]).toEqual({ value: '{"a": 1.50, "b": [1, 2], "label": 1, "note": "x"}' });
  });

  it('arrays have no members to choose', async () => {
    const of = await upload('a.ndjson', '[1, 2]\n[3, 4]');
    expect(of.layout).toMatchObject({ arrays: true, columns: [] });
    expect(faultsOf(of.layout, of.choices).features).toBeUndefined();
    expect((await recordsOf(of)).records).toHaveLength(2);
  });

  it.each([
    ['{"a": 1}\n{"a": }', /^Line 2 is not JSON: /],
    ['{"a": 1}\n{"b": 1}', /^Line 2 has no “a”\.$/],
    ['{"a": 1}\n{"a": "red"}', /^Line 2: “a” is neither a number nor an array of numbers\.$/],
    ['{"a": 1}\n7', /^Line 2 is neither an object nor an array of numbers\.$/],
  ])('%j is refused: %s', async (text, sentence) => {
    const of = await upload('a.jsonl', '{"a": 1}\n{"a": 2}');
    expect(await faultOf({ ...of, file: new File([text], 'a.jsonl') })).toMatch(sentence);
  });
});

describe('arrays of NumPy become records', () => {
  const npy = (descr: string, shape: string, bytes: number[], name: string) => {
    const text = `{'descr': '${descr}', 'fortran_order': False, 'shape': ${shape}, }`;
    const before = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, text.length, 0];
    return new File([Uint8Array.from(before), text, Uint8Array.from(bytes)], name);
  };

  it('a row each, with a row of the labels as its key', async () => {
    const file = npy('|u1', '(2, 2, 2)', [1, 2, 3, 4, 5, 6, 7, 8], 'x.npy');
    const layout = await layoutOf(file);
    if (layout.kind !== 'NPY') expect.fail();
    const labelled = await withLabels(layout, npy('|u1', '(2,)', [9, 8], 'y.npy'));
    const choices = proposed(file, labelled, {});
    const { checked, records } = await recordsOf({ file, layout: labelled, choices });
    expect(
      records.map(({ keyBase64 = '', valueBase64 = '' }) => [
        [...bytesOf(keyBase64)],
        [...bytesOf(valueBase64)],
      ]),
    ).toEqual([
      [[9], [1, 2, 3, 4]],
      [[8], [5, 6, 7, 8]],
    ]);
    expect(announcement(labelled, choices, { ...checked, ranges: [] }).formatConfig).toEqual({
      data_type: 'uint8',
      data_reshape: '2 2',
      label_type: 'uint8',
    });
    await expect(withLabels(layout, npy('|u1', '(3,)', [1, 2, 3], 'y.npy'))).rejects.toThrow(
      'There are 2 rows and 3 labels',
    );
  });
});

it('choices that cannot be are told at their field', async () => {
  const of = await upload('a.csv', 'a,b,c,d,y\n1,2,3,4,0\n');
  const faults = (change: Partial<Choices>) => faultsOf(of.layout, { ...of.choices, ...change });
  expect(faults({})).toEqual({});
  expect(faults({ topic: 'a b' }).topic).toMatch(/^Legal are 1 to 249 letters/);
  expect(faults({ shape: '2 2' }).shape).toBeUndefined();
  expect(faults({ shape: '2x3' }).shape).toBe(
    'These sizes hold 6 numbers; legal are 4, one for each feature.',
  );
  expect(faults({ shape: '2 x' }).shape).toMatch(/legal are 4/);
  expect(faults({ shape: 'two' }).shape).toMatch(/^Write whole numbers/);
  expect(faults({ features: [] }).features).toBe('Choose one column at least.');
});
