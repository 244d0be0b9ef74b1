import { useMemo, type ReactNode } from 'react';
import { ChartView } from '../../charts/ChartView';
import type { CurveSettings } from '../../charts/curveSettings';
import type { XKind } from '../../charts/xText';
import { metric as metricText, metricTitle } from '../../display/quantity';
import { chartTexts } from '../../texts/charts';
import { linesOf, type Measured, type Subject } from './curveLines';
import type { CurveStore } from './CurveStore';

interface CurveChartProps {
  store: CurveStore;
  subjects: Subject[];
  measured: Measured[];
  metric: string;
  smoothing: number;
  settings: CurveSettings;
  hidden: ReadonlySet<string>;
  onToggle: (label: string) => void;
  zoom: [number, number] | undefined;
  onZoom: (range: [number, number] | undefined) => void;
  controls?: ReactNode;
}

const KINDS: Record<string, XKind> = { elapsed: 'elapsed', time: 'time' };

/** One metric of every subject. */
export function CurveChart(props: CurveChartProps) {
  const { store, subjects, measured, metric, smoothing, settings, ...shown } = props;
  const axis = settings.by ?? 'epoch';
  const log = settings.log ?? false;
  const lines = useMemo(() => linesOf(metric, subjects, measured), [metric, subjects, measured]);
  const source = useMemo(
    () => store.source(lines, { metric, axis, smoothing, log }),
    [store, lines, metric, axis, smoothing, log],
  );
  const kind = KINDS[axis] ?? 'number';
  const timeless = kind !== 'number' && !measured.some((each) => each.hasTimes);
  return (
    <ChartView
      {...shown}
      title={metricTitle(metric)}
      xName={chartTexts.axisNames[axis]}
      kind={kind}
      lines={lines}
      source={source}
      empty={lines.length === 0 || timeless}
      nothing={timeless && lines.length > 0 ? chartTexts.noTimes : undefined}
      log={log}
      syncKey="curves"
      format={metricText}
    />
  );
}
