import { NUMBER_TYPES, type DataType } from '../formats/numbers';
import { uploadTexts } from '../texts/upload';
import { FileFault } from './FileFault';
import { bytesOfPart } from './textOfFile';

/**
 * What stands before the numbers of an `.npy` file, as NumPy's format specification (versions 1 to
 * 3) defines it.
 */
export interface NpyHeader {
  type: DataType;
  bigEndian: boolean;
  rows: number;
  /** Of one row. */
  shape: number[];
  rowBytes: number;
  /** Where the first row begins. */
  start: number;
}

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
const MAX_HEADER = 1 << 16;
const TYPES: Record<string, DataType> = {
  b1: 'bool',
  i1: 'int8',
  i2: 'int16',
  i4: 'int32',
  i8: 'int64',
  u1: 'uint8',
  u2: 'uint16',
  u4: 'uint32',
  u8: 'uint64',
  f2: 'float16',
  f4: 'float32',
  f8: 'float64',
};

export async function npyHeader(file: File): Promise<NpyHeader> {
  const begun = await bytesOfPart(file.slice(0, 12));
  if (begun.length < 12 || MAGIC.some((byte, index) => begun[index] !== byte)) {
    throw new FileFault(uploadTexts.notNpy);
  }
  const view = new DataView(begun.buffer);
  // version 1 gives the length of the header in two bytes, the later ones in four
  const wide = view.getUint8(6) > 1;
  const length = wide ? view.getUint32(8, true) : view.getUint16(8, true);
  if (length > MAX_HEADER) throw new FileFault(uploadTexts.npyHeader(length));
  const from = wide ? 12 : 10;
  const text = new TextDecoder().decode(await bytesOfPart(file.slice(from, from + length)));
  const header = parse(text, from + length);
  if (file.size < header.start + header.rows * header.rowBytes) {
    throw new FileFault(uploadTexts.npyShort(header.rows));
  }
  return header;
}

function parse(text: string, start: number): NpyHeader {
  const [, order = '', code = ''] = /'descr'\s*:\s*'([<>|=]?)([a-z]\d+)'/.exec(text) ?? [];
  const type = TYPES[code];
  if (!type) throw new FileFault(uploadTexts.npyNoNumbers(text.trim()));
  if (/'fortran_order'\s*:\s*True/.test(text)) throw new FileFault(uploadTexts.npyFortran);
  const sizes = /'shape'\s*:\s*\(([\d,\s]*)\)/.exec(text)?.[1] ?? '';
  const [rows, ...shape] = sizes
    .split(',')
    .filter((part) => part.trim() !== '')
    .map(Number);
  if (rows === undefined) throw new FileFault(uploadTexts.npyScalar);
  const rowBytes = shape.reduce((product, size) => product * size, NUMBER_TYPES[type].bytes);
  return { type, bigEndian: order === '>', rows, shape, rowBytes, start };
}

/** Rows `from` (inclusive) to `to` (exclusive), one after another, little-endian. */
export async function npyRows(
  file: File,
  header: NpyHeader,
  from: number,
  to: number,
): Promise<Uint8Array> {
  const { start, rowBytes } = header;
  const bytes = await bytesOfPart(file.slice(start + from * rowBytes, start + to * rowBytes));
  if (header.bigEndian) turn(bytes, NUMBER_TYPES[header.type].bytes);
  return bytes;
}

function turn(bytes: Uint8Array, size: number): void {
  for (let start = 0; start < bytes.length; start += size) {
    bytes.subarray(start, start + size).reverse();
  }
}
