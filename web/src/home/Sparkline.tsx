import classes from './Sparkline.module.css';

const WIDTH = 80;
const HEIGHT = 28;
const POINTS = 60;

/** The shape of the last minutes; the number beside it and the page of the job say the same exactly. */
export function Sparkline({ values }: { values: number[] }) {
  const shown = values.slice(-POINTS);
  const top = Math.max(...shown, 0);
  const x = (index: number) => (index * WIDTH) / Math.max(1, shown.length - 1);
  const y = (value: number) => HEIGHT - 2 - (top === 0 ? 0 : (value / top) * (HEIGHT - 4));
  const line = shown.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`);
  return (
    <svg
      className={classes.spark}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      aria-hidden="true"
    >
      {shown.length > 1 && <polyline points={line.join(' ')} />}
    </svg>
  );
}
