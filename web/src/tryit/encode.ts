import type { components } from '../api/schema';
import { avroBytes, type AvroType } from './avro';
import { base64Of } from './bytes';
import { pngOf } from './png';
import { misfit, rawBytes } from './rawBytes';
import type { Picture, RecordInput } from './recordInput';

export type OutgoingRecord = components['schemas']['OutgoingRecord'];
export type OutgoingValue = Pick<OutgoingRecord, 'valueBase64' | 'valueJson'>;

/** A number that the format cannot hold, and the element type that cannot. */
export class MisfitError extends Error {
  constructor(
    readonly value: number,
    readonly type: string,
  ) {
    super(`${value} is no ${type}`);
  }
}

/** The value of a record with these numbers, in the format that the inference reads. */
export async function encoded(input: RecordInput, values: number[]): Promise<OutgoingValue> {
  switch (input.format) {
    case 'JSON':
      return { valueJson: jsonOf(values, input) };
    case 'IMAGE':
      requireFit(values, 'uint8');
      return { valueBase64: base64Of(await pngOf(values, imageOf(input))) };
    case 'AVRO':
      return { valueBase64: base64Of(avroOf(values, input)) };
    default: {
      const type = String(input.formatConfig.data_type ?? 'float32');
      requireFit(values, type);
      return { valueBase64: base64Of(rawBytes(values, type)) };
    }
  }
}

function requireFit(values: number[], type: string): void {
  const wrong = misfit(values, type);
  if (wrong !== undefined) throw new MisfitError(wrong, type);
}

/** Members of an object when the format names them: dots lead inside. */
function jsonOf(values: number[], { formatConfig, names }: RecordInput): unknown {
  const features = Array.isArray(formatConfig.features) ? formatConfig.features.map(String) : [];
  if (features.length === 0) return values;
  const record: Record<string, unknown> = {};
  if (names) names.forEach((name, index) => put(record, name, values[index]));
  // One member that holds them all; several of unknown lengths cannot be told apart.
  else put(record, features[0] ?? '', values);
  return record;
}

function put(record: Record<string, unknown>, dotted: string, value: unknown): void {
  const path = dotted.split('.');
  const last = path.pop() ?? '';
  let inside = record;
  for (const name of path) {
    inside[name] ??= {};
    inside = inside[name] as Record<string, unknown>;
  }
  inside[last] = value;
}

function avroOf(values: number[], { names = [], formatConfig }: RecordInput): Uint8Array {
  const schema = JSON.parse(String(formatConfig.data_scheme)) as AvroType;
  return avroBytes(schema, new Map(names.map((name, index) => [name, values[index] ?? 0])));
}

function imageOf({ shape }: RecordInput): Picture {
  const [height = 1, width = 1, channels = 1] = shape;
  return [height, width, channels];
}
