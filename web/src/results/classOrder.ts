import type { Classification, ClassReport } from '../api/types';
import type { ClassOrder } from './resultSearch';

/** Worst first, by what is asked for; F1 when nothing is. */
export function ordered(classes: ClassReport[], order: ClassOrder | undefined): ClassReport[] {
  const by = order ?? 'f1';
  return [...classes].sort((a, b) => a[by] - b[by] || a.label - b.label);
}

/** A class that was taken for another one. */
export interface Confusion {
  label: number;
  predicted: number;
  examples: number;
  /** Of the examples of the class. */
  share: number;
}

/** The pairs that are mixed up most, by number of examples. */
export function confusionsOf({ classes, confusion }: Classification, most: number): Confusion[] {
  const all = confusion.flatMap((row, from) => {
    const support = row.reduce((sum, value) => sum + value, 0);
    return row.flatMap((examples, to): Confusion[] => {
      const [label, predicted] = [classes[from]?.label, classes[to]?.label];
      if (from === to || examples === 0 || label === undefined || predicted === undefined)
        return [];
      return [{ label, predicted, examples, share: examples / support }];
    });
  });
  return all.sort((a, b) => b.examples - a.examples || b.share - a.share).slice(0, most);
}
