/** A picture of one channel that is drawn by hand; ink of 0 to 1, row by row. */
export interface Drawing {
  width: number;
  height: number;
  ink: Float32Array;
}

export interface Point {
  x: number;
  y: number;
}

export function blank(width: number, height: number): Drawing {
  return { width, height, ink: new Float32Array(width * height) };
}

export function isBlank({ ink }: Drawing): boolean {
  return ink.every((value) => value === 0);
}

/** The width of a pen that writes digits of this size as people do. */
export function penOf({ width, height }: Pick<Drawing, 'width' | 'height'>): number {
  return Math.max(0.55, Math.min(width, height) / 24);
}

/**
 * The drawing with a line from one point to another, in pixels; negative ink erases. Edges are soft,
 * as those of scanned digits are: what a pixel gets falls off with its distance from the line.
 */
export function stroke(drawing: Drawing, from: Point, to: Point, erase = false): Drawing {
  const { width, height } = drawing;
  const ink = drawing.ink.slice();
  const pen = penOf(drawing);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const away = distance({ x: column + 0.5, y: row + 0.5 }, from, to);
      const share = Math.max(0, Math.min(1, pen + 0.5 - away));
      const index = row * width + column;
      const before = ink[index] ?? 0;
      ink[index] = erase ? Math.min(before, 1 - share) : Math.max(before, share);
    }
  }
  return { ...drawing, ink };
}

function distance(point: Point, from: Point, to: Point): number {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((point.x - from.x) * dx + (point.y - from.y) * dy) / length;
  const part = Math.max(0, Math.min(1, along));
  return Math.hypot(point.x - from.x - part * dx, point.y - from.y - part * dy);
}

/** The other ink of one pixel: for drawing with the keyboard. */
export function toggled(drawing: Drawing, column: number, row: number): Drawing {
  const ink = drawing.ink.slice();
  const index = row * drawing.width + column;
  ink[index] = (ink[index] ?? 0) > 0.5 ? 0 : 1;
  return { ...drawing, ink };
}

/** Numbers as the model takes them: whole ones when its records hold whole ones. */
export function valuesOf({ ink }: Drawing, largest: number, whole: boolean): number[] {
  return Array.from(ink, (share) => (whole ? Math.round(share * largest) : share * largest));
}

export function drawingOf(
  values: number[],
  width: number,
  height: number,
  largest: number,
): Drawing {
  const scale = largest > 0 ? largest : 1;
  const ink = Float32Array.from(values, (value) => Math.max(0, Math.min(1, value / scale)));
  return { width, height, ink };
}
