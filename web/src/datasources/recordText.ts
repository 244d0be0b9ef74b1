import { shape as shapeText } from '../display/quantity';
import { dataSourceTexts as texts } from '../texts/dataSources';
import type { DecodedRecord } from '../api/types';

export function placeOf(record: DecodedRecord): string {
  return `${record.partition}:${record.offset}`;
}

const MOST_LABELS = 4;

/** A class as its number; a vector in short. */
export function labelText({ label }: DecodedRecord): string {
  if (label === null || label.length === 0) return texts.noLabel;
  const shown = label.slice(0, MOST_LABELS).map(numberText).join(', ');
  return label.length > MOST_LABELS ? `${shown}, …` : shown;
}

/** What float32 holds for sure; noise behind it is not shown. */
const DIGITS = 6;

export function numberText(value: number | null): string {
  if (value === null) return texts.noNumber;
  return String(Number(value.toPrecision(DIGITS)));
}

/** Of the first record that is an example: all of one data source have the same. */
export function shapeOf(records: DecodedRecord[]): number[] | undefined {
  return records.find((record) => record.features)?.features?.shape;
}

export function shapeName(shape: number[]): string {
  return shapeText(shape);
}
