import { Group, SegmentedControl, Slider, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { chartTexts } from '../texts/charts';
import { CURVE_AXES, type CurveAxis, type CurveSettings } from './curveSettings';

interface CurveToolbarProps {
  settings: CurveSettings;
  onChange: (change: CurveSettings) => void;
  /** While the slider moves; the address gets the value when it rests. */
  onSmooth: (weight: number) => void;
  smoothing: number;
}

/** What of the curves can be set: their axis, scale and smoothing. */
export function CurveToolbar({ settings, onChange, onSmooth, smoothing }: CurveToolbarProps) {
  return (
    <Group gap="lg" role="group" aria-label={chartTexts.settings} mih={36}>
      <SegmentedControl
        size="xs"
        aria-label={chartTexts.axis}
        data={CURVE_AXES.map((axis) => ({ value: axis, label: chartTexts.axes[axis] }))}
        value={settings.by ?? 'epoch'}
        onChange={(axis) =>
          onChange({
            by: axis === 'epoch' ? undefined : (axis as Exclude<CurveAxis, 'epoch'>),
            from: undefined,
            to: undefined,
          })
        }
      />
      <Switch
        size="sm"
        label={chartTexts.log}
        checked={settings.log ?? false}
        onChange={(event) => onChange({ log: event.currentTarget.checked || undefined })}
      />
      <Group gap="sm" wrap="nowrap">
        <Text size="sm" w={112}>
          {chartTexts.smoothed(smoothing)}
        </Text>
        <Slider
          w={140}
          size="sm"
          label={null}
          thumbLabel={chartTexts.smoothing}
          min={0}
          max={0.98}
          step={0.02}
          value={smoothing}
          onChange={onSmooth}
          onChangeEnd={(weight) => onChange({ smooth: weight || undefined })}
        />
      </Group>
      <Text size="xs" c="dimmed">
        {chartTexts.zoomHint}
      </Text>
    </Group>
  );
}

/** The smoothing as it is set right now: that of the slider while it moves, else of the address. */
export function useSmoothing(settings: CurveSettings): [number, (weight: number) => void] {
  const given = settings.smooth ?? 0;
  const [moved, setMoved] = useState({ weight: given, given });
  const weight = moved.given === given ? moved.weight : given;
  return [weight, (next) => setMoved({ weight: next, given })];
}
