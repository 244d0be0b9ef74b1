/** Elements one after another, little-endian, as NumPy's `tobytes()` writes them. */
type Write = (view: DataView, at: number, value: number) => void;

interface Element {
  size: number;
  write: Write;
  /** Whole numbers only, from the first to the second. */
  range?: readonly [number, number];
}

const whole = (size: number, range: readonly [number, number], write: Write): Element => ({
  size,
  range,
  write,
});

const MOST = Number.MAX_SAFE_INTEGER;

export const ELEMENTS: Record<string, Element> = {
  bool: whole(1, [0, 1], (view, at, value) => view.setUint8(at, value)),
  int8: whole(1, [-128, 127], (view, at, value) => view.setInt8(at, value)),
  uint8: whole(1, [0, 255], (view, at, value) => view.setUint8(at, value)),
  int16: whole(2, [-32_768, 32_767], (view, at, value) => view.setInt16(at, value, true)),
  uint16: whole(2, [0, 65_535], (view, at, value) => view.setUint16(at, value, true)),
  int32: whole(4, [-(2 ** 31), 2 ** 31 - 1], (view, at, value) => view.setInt32(at, value, true)),
  uint32: whole(4, [0, 2 ** 32 - 1], (view, at, value) => view.setUint32(at, value, true)),
  int64: whole(8, [-MOST, MOST], (view, at, value) => view.setBigInt64(at, BigInt(value), true)),
  uint64: whole(8, [0, MOST], (view, at, value) => view.setBigUint64(at, BigInt(value), true)),
  float16: { size: 2, write: (view, at, value) => view.setUint16(at, halfOf(value), true) },
  float32: { size: 4, write: (view, at, value) => view.setFloat32(at, value, true) },
  float64: { size: 8, write: (view, at, value) => view.setFloat64(at, value, true) },
};

/** Which of the values this type cannot hold; undefined when it can hold all. */
export function misfit(values: number[], type: string): number | undefined {
  const range = ELEMENTS[type]?.range;
  if (!range) return undefined;
  return values.find((value) => !Number.isInteger(value) || value < range[0] || value > range[1]);
}

export function rawBytes(values: number[], type: string): Uint8Array {
  const element = ELEMENTS[type];
  if (!element) throw new Error(type);
  const bytes = new Uint8Array(values.length * element.size);
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => element.write(view, index * element.size, value));
  return bytes;
}

const scratch = new DataView(new ArrayBuffer(4));

/** IEEE 754 binary16, rounded to nearest even: through the bits of a float32. */
export function halfOf(value: number): number {
  scratch.setFloat32(0, value);
  const bits = scratch.getUint32(0);
  const sign = (bits >>> 16) & 0x8000;
  const exponent = ((bits >>> 23) & 0xff) - 112;
  const fraction = bits & 0x7fffff;
  if (exponent === 143) return sign | 0x7c00 | (fraction ? 0x200 : 0);
  if (exponent >= 31) return sign | 0x7c00;
  if (exponent > 0) return sign | rounded(exponent * 0x800000 + fraction, 13);
  if (exponent < -10) return sign;
  return sign | rounded(fraction | 0x800000, 14 - exponent);
}

function rounded(bits: number, drop: number): number {
  const kept = Math.floor(bits / 2 ** drop);
  const rest = bits - kept * 2 ** drop;
  const half = 2 ** (drop - 1);
  return rest > half || (rest === half && kept % 2 === 1) ? kept + 1 : kept;
}
