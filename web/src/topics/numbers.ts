import { metric } from '../display/quantity';
import { isDataType, NUMBER_TYPES } from '../formats/numbers';
import { topicTexts } from '../texts/topics';

type Numbers = { fault: string } | { fault?: undefined; values: string[]; count: number };

/** What bytes mean when they are read as numbers of this type. */
export function numbersOf(bytes: Uint8Array, type: string, most: number): Numbers {
  if (!isDataType(type)) return { fault: type };
  const { bytes: size, read, range } = NUMBER_TYPES[type];
  if (bytes.length % size !== 0) {
    return { fault: topicTexts.notDivisible(bytes.length, type, size) };
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = bytes.length / size;
  const values = Array.from({ length: Math.min(count, most) }, (_, index) => {
    const value = read(view, index * size);
    return range || Number.isInteger(value) ? String(value) : metric(value);
  });
  return { values, count };
}
