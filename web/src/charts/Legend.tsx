import classes from './Legend.module.css';
import { labelOf, type ChartSeries } from './series';
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

/**
 * One row for each subject, one column for each part, with the values under the pointer (else the
 * last ones); a press hides a line.
 */
export function Legend(props: LegendProps) {
  const { x, xName, series, hover, time } = props;
  const index = hover ?? x.length - 1;
  const subjects = [...new Set(series.map((line) => line.subject))];
  const parts = [...new Set(series.map((line) => line.part))];
  const columns = `minmax(0, 1fr) repeat(${parts.length}, minmax(104px, max-content))`;
  return (
    <div className={classes.legend} style={{ gridTemplateColumns: columns }}>
      <span className={classes.head}>
        {xName} {xText(x[index] ?? 0, time)}
      </span>
      {parts.map((part) => (
        <span key={part} className={classes.head} data-part>
          {part}
        </span>
      ))}
      {subjects.flatMap((subject) => [
        <span key={subject} className={classes.subject} title={subject}>
          {subject}
        </span>,
        ...parts.map((part) => (
          <Entry
            key={labelOf({ subject, part })}
            {...props}
            index={index}
            line={series.find((line) => line.subject === subject && line.part === part)}
          />
        )),
      ])}
    </div>
  );
}

interface EntryProps extends LegendProps {
  index: number;
  line: ChartSeries | undefined;
}

function Entry({ line, index, hidden, hover, format, onToggle }: EntryProps) {
  if (!line) return <span />;
  const label = labelOf(line);
  const value = valueAt(line, index, hover === null, format);
  return (
    <button
      type="button"
      className={classes.entry}
      aria-pressed={!hidden.has(label)}
      aria-label={`${label}: ${value}`}
      onClick={() => onToggle(label)}
    >
      <span
        className={classes.swatch}
        style={{ borderColor: line.color }}
        data-dashed={line.dashed ?? false}
      />
      {value}
    </button>
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
