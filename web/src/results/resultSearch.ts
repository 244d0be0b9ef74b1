import { curveSettingsOf, type CurveSettings } from '../charts/curveSettings';

const ORDERS = ['label', 'recall', 'precision', 'f1', 'support'] as const;
export type ClassOrder = (typeof ORDERS)[number];

/** What of a result is shown, in its address. */
export interface ResultSearch extends CurveSettings {
  /** Cells of the confusion matrix as shares of their class. */
  shares?: true;
  /** By what the classes are sorted; those that do worst first when absent. */
  order?: ClassOrder;
}

export function resultSearchOf(search: Record<string, unknown>): ResultSearch {
  return {
    ...curveSettingsOf(search),
    shares: search.shares === true ? true : undefined,
    order: ORDERS.find((order) => order === search.order),
  };
}

/** The compared results, and how their curves are shown. */
export interface CompareSearch extends CurveSettings {
  results?: string;
}

export function compareSearchOf(search: Record<string, unknown>): CompareSearch {
  return {
    ...curveSettingsOf(search),
    results: typeof search.results === 'string' ? search.results : undefined,
  };
}
