import type { Drawing } from './drawing';

export type Scheme = 'light' | 'dark';

const INK: Record<Scheme, readonly [number, number, number]> = {
  light: [24, 34, 44],
  dark: [227, 233, 238],
};

/** One pixel of the canvas for each of the drawing; style makes it large. */
export function paint(canvas: HTMLCanvasElement, { width, height, ink }: Drawing, scheme: Scheme) {
  const context = canvas.getContext('2d');
  if (!context) return;
  const image = context.createImageData(width, height);
  const [red, green, blue] = INK[scheme];
  ink.forEach((share, index) => {
    image.data.set([red, green, blue, Math.round(share * 255)], index * 4);
  });
  context.putImageData(image, 0, 0);
}
