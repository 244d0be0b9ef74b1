import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import classes from './DigitCanvas.module.css';
import { drawingOf } from './drawing';
import { paint } from './paint';
import type { Picture } from './recordInput';

/** What was drawn, small. */
export function Thumbnail({ values, picture }: { values: number[]; picture: Picture }) {
  const scheme = useComputedColorScheme('light');
  const canvas = useRef<HTMLCanvasElement>(null);
  const [height, width] = picture;
  useEffect(() => {
    const largest = Math.max(...values);
    if (canvas.current) paint(canvas.current, drawingOf(values, width, height, largest), scheme);
  }, [values, width, height, scheme]);
  return (
    <canvas
      ref={canvas}
      className={classes.thumbnail}
      width={width}
      height={height}
      aria-hidden="true"
    />
  );
}
