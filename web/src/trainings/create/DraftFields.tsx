import { Autocomplete, NumberInput } from '@mantine/core';

interface NumberFieldProps {
  label: string;
  description?: string;
  placeholder?: string;
  value: number | undefined;
  fault: string | undefined;
  required?: boolean;
  whole?: boolean;
  min?: number;
  max?: number;
  step?: number;
  onChange: (value: number | undefined) => void;
}

/** A number of the draft; an empty field leaves it away. What JSON holds instead of one is not shown. */
export function NumberField({ value, fault, whole, onChange, ...shown }: NumberFieldProps) {
  return (
    <NumberInput
      {...shown}
      allowDecimal={!whole}
      clampBehavior="none"
      value={typeof value === 'number' ? value : ''}
      error={fault}
      onChange={(next) => onChange(next === '' ? undefined : Number(next))}
    />
  );
}

interface MonitorFieldProps {
  label: string;
  description: string;
  value: string | undefined;
  usual: string;
  fault: string | undefined;
  onChange: (value: string | undefined) => void;
}

const KNOWN = ['val_loss', 'loss', 'val_accuracy', 'accuracy'];

/** The name of a metric: known ones are offered, any other that the models compile may be typed. */
export function MonitorField({ value, usual, fault, onChange, ...shown }: MonitorFieldProps) {
  return (
    <Autocomplete
      {...shown}
      data={KNOWN}
      placeholder={usual}
      value={typeof value === 'string' ? value : ''}
      error={fault}
      onChange={(next) => onChange(next.trim() || undefined)}
    />
  );
}
