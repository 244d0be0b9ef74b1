import { Text, useComputedColorScheme, VisuallyHidden } from '@mantine/core';
import {
  useEffect,
  useId,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
} from 'react';
import { tryItTexts as texts } from '../texts/tryit';
import classes from './DigitCanvas.module.css';
import { stroke, toggled, type Drawing, type Point } from './drawing';
import { paint } from './paint';

interface CanvasProps {
  drawing: Drawing;
  onDraw: (drawing: Drawing) => void;
  erase: boolean;
}

const MOVES: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Paper of as many pixels as the model takes; drawn on with pointer or keyboard. */
export function DigitCanvas({ drawing, onDraw, erase }: CanvasProps) {
  const scheme = useComputedColorScheme('light');
  const canvas = useRef<HTMLCanvasElement>(null);
  const last = useRef<Point | undefined>(undefined);
  const latest = useRef(drawing);
  const help = useId();
  const { width, height } = drawing;
  useEffect(() => {
    latest.current = drawing;
    if (canvas.current) paint(canvas.current, drawing, scheme);
  }, [drawing, scheme]);

  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!last.current) return;
    const point = pointOf(event, drawing);
    latest.current = stroke(latest.current, last.current, point, erase);
    last.current = point;
    onDraw(latest.current);
  };
  return (
    <div className={classes.board}>
      <Keyboard drawing={drawing} onDraw={onDraw} help={help}>
        <canvas
          ref={canvas}
          className={classes.canvas}
          style={ratioOf(drawing)}
          width={width}
          height={height}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            last.current = pointOf(event, drawing);
            draw(event);
          }}
          onPointerMove={draw}
          onPointerUp={() => (last.current = undefined)}
          onPointerCancel={() => (last.current = undefined)}
        />
      </Keyboard>
      <Text id={help} size="xs" c="dimmed" mt={6} maw={288}>
        {texts.canvasHelp}
      </Text>
    </div>
  );
}

function pointOf(event: PointerEvent<HTMLCanvasElement>, { width, height }: Drawing): Point {
  const box = event.currentTarget.getBoundingClientRect();
  return {
    x: ((event.clientX - box.left) / box.width) * width,
    y: ((event.clientY - box.top) / box.height) * height,
  };
}

function ratioOf({ width, height }: Drawing): CSSProperties {
  return { aspectRatio: `${width} / ${height}` };
}

interface KeyboardProps {
  drawing: Drawing;
  onDraw: (drawing: Drawing) => void;
  help: string;
  children: ReactNode;
}

/** A pixel that arrow keys move; where it is, is said and outlined. */
function Keyboard({ drawing, onDraw, help, children }: KeyboardProps) {
  const { width, height, ink } = drawing;
  const [at, setAt] = useState<{ column: number; row: number }>();
  const press = (event: KeyboardEvent) => {
    const move = MOVES[event.key];
    const from = at ?? { column: Math.floor(width / 2), row: Math.floor(height / 2) };
    if (move) {
      setAt({
        column: clamped(from.column + (at ? move[0] : 0), width),
        row: clamped(from.row + (at ? move[1] : 0), height),
      });
    } else if (event.key === ' ') {
      setAt(from);
      onDraw(toggled(drawing, from.column, from.row));
    } else return;
    event.preventDefault();
  };
  const share = at ? (ink[at.row * width + at.column] ?? 0) : 0;
  /* An application takes its keys itself; the rules take the role for one that does not. */
  /* eslint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex */
  return (
    <div
      className={classes.paper}
      role="application"
      tabIndex={0}
      aria-label={texts.canvas(width, height)}
      aria-describedby={help}
      onKeyDown={press}
      onBlur={() => setAt(undefined)}
    >
      {children}
      {at && (
        <span
          className={classes.cursor}
          aria-hidden="true"
          style={{
            left: `${(at.column / width) * 100}%`,
            top: `${(at.row / height) * 100}%`,
            width: `${100 / width}%`,
            height: `${100 / height}%`,
          }}
        />
      )}
      <VisuallyHidden role="status">
        {at && texts.pixel(at.column + 1, at.row + 1, share)}
      </VisuallyHidden>
    </div>
  );
}

function clamped(value: number, size: number): number {
  return Math.max(0, Math.min(size - 1, value));
}
