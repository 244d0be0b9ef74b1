import { displayTexts } from '../texts/display';

const integers = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

const ABSENT = displayTexts.absent;

export function count(value: number | null | undefined): string {
  return value === null || value === undefined ? ABSENT : integers.format(value);
}

/** Four significant digits: enough to compare losses, short enough to scan. */
export function metric(value: number | null | undefined): string {
  if (value === null || value === undefined) return ABSENT;
  if (value !== 0 && Math.abs(value) < 0.0001) return value.toExponential(2);
  return value.toFixed(4);
}

export function rate(value: number | null | undefined): string {
  if (value === null || value === undefined) return ABSENT;
  return value > 0 && value < 10 ? value.toFixed(1) : integers.format(value);
}

export function milliseconds(value: number | null | undefined): string {
  if (value === null || value === undefined) return ABSENT;
  return value < 10 ? `${value.toFixed(2)} ms` : `${value.toFixed(0)} ms`;
}

export function duration(ms: number | null | undefined): string {
  if (ms === null || ms === undefined) return ABSENT;
  if (ms < 1000) return `${Math.round(ms)} ms`;
  const seconds = ms / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
  const minutes = Math.floor((seconds % 3600) / 60);
  const hours = `${Math.floor(seconds / 3600)} h`;
  return minutes === 0 ? hours : `${hours} ${minutes} min`;
}

export function bytes(value: number | null | undefined): string {
  if (value === null || value === undefined) return ABSENT;
  if (value < 1000) return `${value} B`;
  if (value < 1_000_000) return `${(value / 1000).toFixed(1)} kB`;
  if (value < 1_000_000_000) return `${(value / 1_000_000).toFixed(1)} MB`;
  return `${(value / 1_000_000_000).toFixed(2)} GB`;
}

export function shape(dimensions: (number | null)[]): string {
  return dimensions.length === 0
    ? displayTexts.scalar
    : dimensions.map((dimension) => dimension ?? displayTexts.anySize).join(' × ');
}

export function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}

const SHORTENED = /^(auc|f1|iou|mae|mape|mse|msle|r2|rmse)$/;

/** `mean_absolute_error` or `mae` within a sentence: short names of the field are capitals. */
export function metricName(name: string): string {
  return name
    .toLowerCase()
    .split('_')
    .map((part) => (SHORTENED.test(part) ? part.toUpperCase() : part))
    .join(' ');
}

/** The same where it stands alone. */
export function metricTitle(name: string): string {
  const shown = metricName(name);
  return shown.charAt(0).toUpperCase() + shown.slice(1);
}

/** What a program said, as a sentence of its own; code at its begin stays as it is. */
export function sentence(message: string): string {
  const begun = /^[a-z]+ /.test(message)
    ? message.charAt(0).toUpperCase() + message.slice(1)
    : message;
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}

/** `VALIDATION_ACCURACY` or `mean_absolute_error` as people write them. */
export function words(name: string): string {
  const spaced = name.replaceAll('_', ' ').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
