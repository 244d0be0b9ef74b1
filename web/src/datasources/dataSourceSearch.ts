export const dataSourceTabs = ['records', 'classes', 'format', 'trainings'] as const;
export type DataSourceTab = (typeof dataSourceTabs)[number];

const recordsViews = ['pictures', 'numbers'] as const;
export type RecordsView = (typeof recordsViews)[number];

export const RETAINED = ['ALL', 'PARTLY', 'EXPIRED'] as const;

/** What an address of the list chooses. */
export interface DataSourceListSearch {
  q?: string;
  retained?: (typeof RETAINED)[number];
}

export interface DataSourceSearch {
  tab?: DataSourceTab;
  show?: RecordsView;
}

export function dataSourceListSearch(search: Record<string, unknown>): DataSourceListSearch {
  return {
    // a text of digits alone comes out of an address as a number
    q: typeof search.q === 'string' || typeof search.q === 'number' ? String(search.q) : undefined,
    retained: RETAINED.find((each) => each === search.retained),
  };
}

export function dataSourceSearch(search: Record<string, unknown>): DataSourceSearch {
  const tab = dataSourceTabs.find((each) => each === search.tab);
  return {
    tab: tab === 'records' ? undefined : tab,
    show: recordsViews.find((each) => each === search.show),
  };
}
