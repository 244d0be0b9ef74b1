import { describe, expect, it } from 'vitest';
import { looksFlattened, pictureShape, pixelsOf, spanOf, squareShape } from './picture';

describe('features that can be drawn', () => {
  it.each([
    [[28, 28], { height: 28, width: 28, channels: 1 }],
    [[8, 6, 1], { height: 8, width: 6, channels: 1 }],
    [[32, 32, 3], { height: 32, width: 32, channels: 3 }],
    [[32, 32, 2], undefined],
    [[64], undefined],
    [[1, 40], undefined],
    [[2, 8, 8, 1], undefined],
    [[2000, 3], undefined],
  ])('%j', (shape, expected) => {
    expect(pictureShape(shape)).toEqual(expected);
  });

  it('may be flat ones whose number is a square', () => {
    expect(squareShape([64])).toEqual({ height: 8, width: 8, channels: 1 });
    expect(squareShape([30])).toBeUndefined();
    expect(squareShape([4])).toBeUndefined();
    expect(squareShape([8, 8])).toBeUndefined();
  });

  it('are taken for a flattened picture when there are many and none is negative', () => {
    const shapeOf = (count: number) => squareShape([count]) ?? expect.fail();
    expect(looksFlattened(shapeOf(64), [[0, 16, null], [3]])).toBe(true);
    expect(looksFlattened(shapeOf(64), [[0, 16], [-0.2]])).toBe(false);
    expect(looksFlattened(shapeOf(25), [[0, 16]])).toBe(false);
  });

  it('have one span of black to white together', () => {
    expect(spanOf([[0, 0.5], [0.2]])).toEqual({ black: 0, white: 1 });
    expect(spanOf([[0, 200], [3]])).toEqual({ black: 0, white: 255 });
    expect(spanOf([[0, 15], [16]])).toEqual({ black: 0, white: 16 });
    expect(spanOf([[-1, 2]])).toEqual({ black: -1, white: 2 });
    expect(spanOf([[null], []])).toEqual({ black: 0, white: 1 });
  });

  it('are grey with one channel and coloured with three; what is no number is see-through', () => {
    const grey = pixelsOf(
      [0, 8, 16, null],
      { height: 2, width: 2, channels: 1 },
      { black: 0, white: 16 },
    );
    expect([...grey]).toEqual([0, 0, 0, 255, 128, 128, 128, 255, 255, 255, 255, 255, 0, 0, 0, 0]);
    const coloured = pixelsOf(
      [255, 0, 51],
      { height: 1, width: 1, channels: 3 },
      { black: 0, white: 255 },
    );
    expect([...coloured]).toEqual([255, 0, 51, 255]);
  });
});
