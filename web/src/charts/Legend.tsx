import { useSyncExternalStore } from 'react';
import { chartTexts } from '../texts/charts';
import type { CursorStore } from './CursorStore';
import classes from './Legend.module.css';
import { lastValue, valueAt, type Plot, type PlotSource } from './plot';
import { labelOf, type ChartLine } from './series';
import { useBeat } from './useBeat';
import { xText, type XKind } from './xText';

/** As many subjects have a row of their own; more stand beside each other. */
const FEW = 4;

interface LegendProps {
  xName: string;
  kind: XKind;
  lines: ChartLine[];
  source: PlotSource;
  cursor: CursorStore;
  hidden: ReadonlySet<string>;
  format: (value: number) => string;
  onToggle: (label: string) => void;
  /** The entry under the pointer or with the focus. */
  onPoint: (label: string | undefined) => void;
}

/**
 * One row for each subject, one column for each part, with the values under the pointer (else the
 * last ones); a press hides a line.
 */
export function Legend(props: LegendProps) {
  const { xName, kind, lines, source, cursor } = props;
  useBeat(source.subscribe);
  const hover = useSyncExternalStore(cursor.subscribe, cursor.get);
  const plot = source.read();
  const subjects = [...new Set(lines.map((line) => line.subject))];
  const parts = [...new Set(lines.map((line) => line.part))];
  const columns = `minmax(0, 1fr) repeat(${parts.length}, minmax(104px, max-content))`;
  const many = parts.length === 1 && subjects.length > FEW;
  return (
    <div
      className={classes.legend}
      data-many={many}
      style={many ? undefined : { gridTemplateColumns: columns }}
    >
      <span className={classes.head}>
        {xName} {xText(plot.x[hover ?? plot.x.length - 1] ?? 0, kind)}
      </span>
      {!many &&
        parts.map((part) => (
          <span key={part} className={classes.head} data-part>
            {part}
          </span>
        ))}
      {subjects.flatMap((subject) => [
        !many && (
          <span key={`subject ${subject}`} className={classes.subject} title={subject}>
            {subject}
          </span>
        ),
        ...parts.map((part) => (
          <Entry
            key={labelOf({ subject, part })}
            {...props}
            named={many}
            plot={plot}
            hover={hover}
            index={lines.findIndex((line) => line.subject === subject && line.part === part)}
          />
        )),
      ])}
    </div>
  );
}

interface EntryProps extends LegendProps {
  /** With its subject, for there is no column of subjects. */
  named: boolean;
  plot: Plot;
  hover: number | null;
  index: number;
}

function Entry({
  named,
  lines,
  plot,
  index,
  hover,
  hidden,
  format,
  onToggle,
  onPoint,
}: EntryProps) {
  const line = lines[index];
  if (!line) return <span />;
  const label = labelOf(line);
  const number = hover === null ? lastValue(plot, index) : valueAt(plot, index, hover);
  const value = number === null ? '–' : format(number);
  return (
    <button
      type="button"
      className={classes.entry}
      aria-pressed={!hidden.has(label)}
      aria-label={chartTexts.line(label, value)}
      onClick={() => onToggle(label)}
      onPointerEnter={() => onPoint(label)}
      onPointerLeave={() => onPoint(undefined)}
      onFocus={() => onPoint(label)}
      onBlur={() => onPoint(undefined)}
    >
      <span
        className={classes.swatch}
        style={{ borderColor: line.color }}
        data-dashed={line.dashed ?? false}
      />
      {named && (
        <span className={classes.subject} title={line.subject}>
          {line.subject}
        </span>
      )}
      {value}
    </button>
  );
}
