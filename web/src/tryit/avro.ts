/** The part of Avro that Millrace reads numbers from and writes predictions in. */
export type AvroType = string | AvroRecord | AvroArray | AvroEnum | { type: AvroType } | AvroType[];
interface AvroRecord {
  type: 'record';
  name: string;
  fields: { name: string; type: AvroType }[];
}
interface AvroArray {
  type: 'array';
  items: AvroType;
}
interface AvroEnum {
  type: 'enum';
  symbols: string[];
}

/** A schema with something for which no number can be typed. */
export class UntypedField extends Error {}

/** Names of the numbers of a record, in the order in which they are written. */
export function numberNames(schema: AvroType, path: string[] = []): string[] {
  const type = resolved(schema);
  if (isRecord(type)) {
    return type.fields.flatMap((field) => numberNames(field.type, [...path, field.name]));
  }
  if (isNumber(type)) return [path.join('.')];
  throw new UntypedField(path.join('.'));
}

/** One record, its numbers by their names. */
export function avroBytes(schema: AvroType, values: ReadonlyMap<string, number>): Uint8Array {
  const bytes: number[] = [];
  write(schema, values, [], bytes);
  return Uint8Array.from(bytes);
}

function write(
  schema: AvroType,
  values: ReadonlyMap<string, number>,
  path: string[],
  out: number[],
): void {
  if (Array.isArray(schema))
    writeLong(
      schema.findIndex((branch) => branch !== 'null'),
      out,
    );
  const type = resolved(schema);
  if (isRecord(type)) {
    for (const field of type.fields) write(field.type, values, [...path, field.name], out);
    return;
  }
  writeNumber(type, values.get(path.join('.')) ?? 0, out);
}

function writeNumber(type: AvroType, value: number, out: number[]): void {
  const view = new DataView(new ArrayBuffer(8));
  if (type === 'float') {
    view.setFloat32(0, value, true);
    out.push(...new Uint8Array(view.buffer, 0, 4));
  } else if (type === 'double') {
    view.setFloat64(0, value, true);
    out.push(...new Uint8Array(view.buffer));
  } else if (type === 'boolean') out.push(value ? 1 : 0);
  else writeLong(value, out);
}

function writeLong(value: number, out: number[]): void {
  const whole = BigInt(Math.trunc(value));
  let rest = whole < 0n ? -whole * 2n - 1n : whole * 2n;
  while (rest > 0x7fn) {
    out.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  out.push(Number(rest));
}

function resolved(schema: AvroType): AvroType {
  if (Array.isArray(schema)) {
    return resolved(schema.find((branch) => branch !== 'null') ?? 'null');
  }
  if (
    typeof schema === 'object' &&
    !isRecord(schema) &&
    !isEnum(schema) &&
    schema.type !== 'array'
  ) {
    return resolved(schema.type);
  }
  return schema;
}

function isRecord(type: AvroType): type is AvroRecord {
  return typeof type === 'object' && 'fields' in type;
}

function isEnum(type: AvroType): type is AvroEnum {
  return typeof type === 'object' && 'symbols' in type;
}

function isNumber(type: AvroType): boolean {
  const names = ['int', 'long', 'float', 'double', 'boolean'];
  return isEnum(type) || (typeof type === 'string' && names.includes(type));
}
