import type { Prediction } from './prediction';

/** Reads what the output format AVRO writes: always records of one schema, see the user guide. */
export function avroPrediction(bytes: Uint8Array, framed: boolean): Prediction | undefined {
  try {
    return read(new Reader(bytes, framed ? 5 : 0));
  } catch (fault) {
    if (fault instanceof RangeError) return undefined;
    throw fault;
  }
}

function read(reader: Reader): Prediction {
  const values = reader.floats();
  const label = reader.optional(() => reader.text());
  const classIndex = reader.optional(() => reader.long());
  const score = reader.optional(() => reader.float());
  return {
    values,
    ...(label !== undefined && { label }),
    ...(classIndex !== undefined && { classIndex }),
    ...(score !== undefined && { score }),
  };
}

class Reader {
  private readonly view: DataView;

  constructor(
    private readonly bytes: Uint8Array,
    private at: number,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  long(): number {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = this.view.getUint8(this.at++);
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return Number((value >> 1n) ^ -(value & 1n));
    }
  }

  float(): number {
    this.at += 4;
    return this.view.getFloat32(this.at - 4, true);
  }

  text(): string {
    const length = this.long();
    this.at += length;
    return new TextDecoder().decode(this.bytes.subarray(this.at - length, this.at));
  }

  optional<T>(value: () => T): T | undefined {
    return this.long() === 0 ? undefined : value();
  }

  /** Blocks of items; a negative count is followed by the size of its block. */
  floats(): number[] {
    const items: number[] = [];
    for (let count = this.long(); count !== 0; count = this.long()) {
      if (count < 0) this.long();
      for (let left = Math.abs(count); left > 0; left--) items.push(this.float());
    }
    return items;
  }
}
