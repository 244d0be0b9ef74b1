import { useEffect, useRef } from 'react';
import { pixelsOf, type PictureShape, type Span } from './picture';
import classes from './Picture.module.css';

interface TensorPictureProps {
  label: string;
  values: readonly (number | null)[];
  shape: PictureShape;
  span: Span;
}

/** Each value is one pixel; the browser makes it larger without blurring it. */
export function TensorPicture({ label, values, shape, span }: TensorPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { height, width, channels } = shape;
  const { black, white } = span;
  useEffect(() => {
    const pixels = pixelsOf(values, { height, width, channels }, { black, white });
    canvas.current?.getContext('2d')?.putImageData(new ImageData(pixels, width, height), 0, 0);
  }, [values, height, width, channels, black, white]);
  return (
    <canvas
      ref={canvas}
      className={classes.picture}
      role="img"
      aria-label={label}
      width={width}
      height={height}
      style={{ aspectRatio: `${width} / ${height}` }}
    />
  );
}
