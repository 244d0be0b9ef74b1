/** Features that can be drawn: height x width, of grey values or of colours. */
export interface PictureShape {
  height: number;
  width: number;
  channels: 1 | 3 | 4;
}

/** Numbers that stand for black and for white. */
export interface Span {
  black: number;
  white: number;
}

const LEAST_SIDE = 2;
const MOST_SIDE = 1024;

export function pictureShape(shape: readonly number[]): PictureShape | undefined {
  const [height = 0, width = 0, channels = 1] = shape;
  const legalRank = shape.length === 2 || shape.length === 3;
  const legalSides = [height, width].every((side) => side >= LEAST_SIDE && side <= MOST_SIDE);
  if (!legalRank || !legalSides) return undefined;
  return channels === 1 || channels === 3 || channels === 4
    ? { height, width, channels }
    : undefined;
}

const LEAST_SQUARE = 16;

/** Flat features whose number is a square may be a picture that was flattened. */
export function squareShape(shape: readonly number[]): PictureShape | undefined {
  const [count = 0] = shape;
  const side = Math.sqrt(count);
  if (shape.length !== 1 || count < LEAST_SQUARE || !Number.isInteger(side)) return undefined;
  return pictureShape([side, side]);
}

type Values = readonly (number | null)[];

const LEAST_FLATTENED = 8;

/** Many flat features, none of them negative, are shown as a picture unless one says otherwise. */
export function looksFlattened(shape: PictureShape, pictures: readonly Values[]): boolean {
  return (
    shape.height >= LEAST_FLATTENED &&
    pictures.every((values) => values.every((value) => value === null || value >= 0))
  );
}

/**
 * One span for all pictures that are shown, so that they can be compared: 0 to 255 and 0 to 1 are
 * what pictures usually are, else the least and the greatest value.
 */
export function spanOf(pictures: readonly Values[]): Span {
  let least = Infinity;
  let greatest = -Infinity;
  for (const values of pictures) {
    for (const value of values) {
      if (value === null) continue;
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
  }
  if (!Number.isFinite(least)) return { black: 0, white: 1 };
  if (least >= 0 && greatest <= 1) return { black: 0, white: 1 };
  if (least >= 0 && greatest > 127 && greatest <= 255) return { black: 0, white: 255 };
  return { black: Math.min(0, least), white: greatest };
}

/** Red, green, blue and opacity of each pixel; a value that is none is see-through. */
export function pixelsOf(values: Values, shape: PictureShape, { black, white }: Span) {
  const { height, width, channels } = shape;
  const pixels = new Uint8ClampedArray(height * width * 4);
  const scale = 255 / (white - black || 1);
  const level = (index: number) => {
    const value = values[index];
    return value === null || value === undefined ? undefined : (value - black) * scale;
  };
  for (let pixel = 0; pixel < height * width; pixel++) {
    const first = pixel * channels;
    const red = level(first);
    pixels[pixel * 4] = red ?? 0;
    pixels[pixel * 4 + 1] = (channels === 1 ? red : level(first + 1)) ?? 0;
    pixels[pixel * 4 + 2] = (channels === 1 ? red : level(first + 2)) ?? 0;
    pixels[pixel * 4 + 3] = red === undefined ? 0 : channels === 4 ? (level(first + 3) ?? 0) : 255;
  }
  return pixels;
}
