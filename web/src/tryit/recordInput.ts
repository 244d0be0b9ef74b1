import type { components } from '../api/schema';
import type { FormatConfig, Inference } from '../api/types';
import { numberNames, UntypedField, type AvroType } from './avro';

type TensorView = components['schemas']['TensorView'];

/** What one record of an inference is made of, as far as its format and its model tell. */
export interface RecordInput {
  format: string;
  formatConfig: FormatConfig;
  /** How many numbers; unknown when neither format nor model say so. */
  count?: number;
  shape: number[];
  /** A name for each number. */
  names?: string[];
  /** Height, width and channels when it can be drawn. */
  picture?: Picture;
  /** Why numbers cannot be typed: only whole records can be sent. */
  bytesOnly?: 'REGISTRY' | 'SCHEMA';
}

export type Picture = readonly [height: number, width: number, channels: number];

/** A picture of fewer pixels is a row of numbers, one of more is not drawn by hand. */
const LEAST_SIDE = 4;
const MOST_SIDE = 128;

type Given = Pick<Inference, 'format' | 'formatConfig'>;

export function recordInput({ format, formatConfig }: Given, inputs: TensorView[]): RecordInput {
  const shape = shapeOf(formatConfig, inputs);
  const named = namesOf(format, formatConfig, shape);
  const count = shape.length > 0 ? sizeOf(shape) : named.names?.length;
  const picture = pictureOf(shape, named.names !== undefined);
  return {
    format,
    formatConfig,
    shape,
    ...named,
    ...(count !== undefined && { count }),
    ...(picture && { picture }),
  };
}

function shapeOf({ data_reshape: given }: FormatConfig, inputs: TensorView[]): number[] {
  const own = typeof given === 'string' ? given.trim().split(/\s+/).map(Number) : [];
  const [only] = inputs;
  const ofModel = inputs.length === 1 && only ? only.shape.filter((size) => size > 0) : [];
  // A flat format of a model that takes pictures: the model knows more.
  if (own.length > 0 && sizeOf(own) !== sizeOf(ofModel)) return own;
  return ofModel.length > own.length ? ofModel : own;
}

function sizeOf(shape: number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

function namesOf(
  format: string,
  config: FormatConfig,
  shape: number[],
): Pick<RecordInput, 'names' | 'bytesOnly'> {
  const features = Array.isArray(config.features) ? config.features.map(String) : [];
  if (format === 'AVRO') return avroNames(config);
  const due = shape.length > 0 ? sizeOf(shape) : features.length;
  return features.length > 0 && features.length === due ? { names: features } : {};
}

function avroNames({ schema_registry: registry, data_scheme: schema }: FormatConfig) {
  if (registry !== undefined) return { bytesOnly: 'REGISTRY' as const };
  try {
    return { names: numberNames(JSON.parse(String(schema)) as AvroType) };
  } catch (fault) {
    if (fault instanceof UntypedField || fault instanceof SyntaxError) {
      return { bytesOnly: 'SCHEMA' as const };
    }
    throw fault;
  }
}

/** `[h, w]`, `[h, w, 1 or 3]`, or as many numbers as a square has pixels. */
function pictureOf(shape: number[], named: boolean): Picture | undefined {
  const [height = 0, width = 0, channels = 1] = shape;
  if (shape.length === 1 && !named) {
    const side = Math.sqrt(height);
    return Number.isInteger(side) ? drawable([side, side, 1]) : undefined;
  }
  if (shape.length !== 2 && !(shape.length === 3 && channels === 1)) return undefined;
  return drawable([height, width, channels]);
}

function drawable(picture: Picture): Picture | undefined {
  const [height, width] = picture;
  const least = Math.min(height, width);
  return least >= LEAST_SIDE && Math.max(height, width) <= MOST_SIDE ? picture : undefined;
}
