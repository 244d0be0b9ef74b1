import classes from './ChartPanel.module.css';
import type { ChartSeries } from './series';
import { xText } from './xText';

interface LegendProps {
  x: number[];
  xName: string;
  series: ChartSeries[];
  hidden: ReadonlySet<string>;
  hover: number | null;
  time?: boolean;
  format: (value: number) => string;
  onToggle: (label: string) => void;
}

/** Names, colours and the values under the pointer (else the last ones); a press hides a line. */
export function Legend({ x, xName, series, hidden, hover, time, format, onToggle }: LegendProps) {
  const index = hover ?? x.length - 1;
  return (
    <div className={classes.legend}>
      <span className={classes.at}>
        {xName} {xText(x[index] ?? 0, time)}
      </span>
      {series.map((line) => (
        <button
          key={line.label}
          type="button"
          className={classes.entry}
          aria-pressed={!hidden.has(line.label)}
          onClick={() => onToggle(line.label)}
        >
          <span
            className={classes.swatch}
            style={{ borderColor: line.color }}
            data-dashed={line.dashed ?? false}
          />
          {line.label}
          <strong>{valueAt(line, index, hover === null, format)}</strong>
        </button>
      ))}
    </div>
  );
}

function valueAt(
  line: ChartSeries,
  index: number,
  latest: boolean,
  format: (value: number) => string,
): string {
  const value = latest ? line.values.findLast((point) => point !== null) : line.values[index];
  return typeof value === 'number' ? format(value) : '–';
}
