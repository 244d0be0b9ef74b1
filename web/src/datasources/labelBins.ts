import type { DecodedRecord } from '../api/types';

/** How labels that are numbers lie. */
export interface LabelSummary {
  count: number;
  least: number;
  median: number;
  mean: number;
  greatest: number;
  bins: LabelBin[];
}

export interface LabelBin {
  from: number;
  until: number;
  count: number;
}

const BINS = 12;

/** Of the records whose label is one number; undefined when there is none. */
export function labelSummary(records: DecodedRecord[]): LabelSummary | undefined {
  const labels = records
    .flatMap(({ label }) => (label?.length === 1 ? [label[0] ?? NaN] : []))
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const least = labels[0];
  const greatest = labels.at(-1);
  if (least === undefined || greatest === undefined) return undefined;
  return {
    count: labels.length,
    least,
    median: middleOf(labels),
    mean: labels.reduce((sum, label) => sum + label, 0) / labels.length,
    greatest,
    bins: binsOf(labels, least, greatest),
  };
}

function middleOf(sorted: number[]): number {
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? NaN) + upper) / 2;
}

/** Of equal width; the last one has its end too. */
function binsOf(labels: number[], least: number, greatest: number): LabelBin[] {
  if (least === greatest) return [{ from: least, until: greatest, count: labels.length }];
  const width = (greatest - least) / BINS;
  const placeOf = (label: number) => Math.min(BINS - 1, Math.floor((label - least) / width));
  return Array.from({ length: BINS }, (_, place) => ({
    from: least + place * width,
    until: least + (place + 1) * width,
    count: labels.filter((label) => placeOf(label) === place).length,
  }));
}
