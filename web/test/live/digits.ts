import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const EXAMPLES = join(import.meta.dirname, '..', '..', '..', 'examples');
const HELD_OUT_EVERY = 5;

export interface Digit {
  row: number;
  pixels: number[];
  digit: number;
}

export function digits(): { trainedOn: Digit[]; heldOut: Digit[] } {
  const [, ...lines] = readFileSync(join(EXAMPLES, 'data', 'digits.csv'), 'utf8')
    .trim()
    .split('\n');
  const all = lines.map((line, row) => {
    const cells = line.split(',').map(Number);
    return { row, pixels: cells.slice(0, 64), digit: cells[64] ?? 0 };
  });
  return {
    trainedOn: all.filter(({ row }) => row % HELD_OUT_EVERY !== 0),
    heldOut: all.filter(({ row }) => row % HELD_OUT_EVERY === 0),
  };
}

const base64 = (bytes: number[]) => Buffer.from(bytes).toString('base64');

/** As a producer of training data writes it: pixels are the value, the digit is the key. */
export const labelled = ({ pixels, digit }: Digit) => ({
  keyBase64: base64([digit]),
  valueBase64: base64(pixels),
});

/** To be scored; the key tells which digit it was. */
export const unlabelled = ({ pixels, digit, row }: Digit) => ({
  key: `${row}-is-${digit}`,
  valueBase64: base64(pixels),
});

export const DIGITS_FORMAT = {
  format: 'RAW',
  formatConfig: {
    data_type: 'uint8',
    data_reshape: '8 8',
    label_type: 'uint8',
    label_reshape: '1',
  },
};

export function exampleModel(file: string) {
  const code = readFileSync(join(EXAMPLES, 'models', file), 'utf8');
  const name = file.replace(/\.\w+$/, '');
  return { name, format: file.endsWith('.py') ? 'KERAS_SOURCE' : 'KERAS_JSON', code };
}
