import type { RowFilter } from '../../api/rows';
import type { JobState } from '../../api/types';

/** In the order of the life of a training. */
export const STATES: JobState[] = [
  'WAITING_FOR_DATA',
  'SUBMITTED',
  'DEPLOYING',
  'RUNNING',
  'RESTARTING',
  'CANCELLING',
  'FINISHED',
  'FAILED',
  'CANCELED',
];
const SORTED = ['createdAt', 'name', 'state'] as const;
export type SortedBy = (typeof SORTED)[number];

/** What of the trainings is shown, in its address. */
export interface TrainingListSearch {
  q?: string;
  state?: JobState[];
  modelSetId?: string;
  dataSourceId?: string;
  /** With a minus the other way round; newest first when absent. */
  sort?: SortedBy | `-${SortedBy}`;
}

export function trainingListSearchOf(search: Record<string, unknown>): TrainingListSearch {
  const text = (name: string) => {
    const value = search[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const states = [search.state].flat().filter((state) => STATES.some((known) => known === state));
  const [, minus = '', by] = /^(-?)(\w+)$/.exec(text('sort') ?? '') ?? [];
  const sorted = SORTED.find((name) => name === by);
  return {
    // a text of digits alone comes out of an address as a number
    q: typeof search.q === 'number' ? String(search.q) : text('q'),
    state: states.length > 0 ? (states as JobState[]) : undefined,
    modelSetId: text('modelSetId'),
    dataSourceId: text('dataSourceId'),
    sort: sorted && (`${minus}${sorted}` as TrainingListSearch['sort']),
  };
}

/** As the server wants it; it filters and sorts. */
export function filterOf({
  q,
  state,
  modelSetId,
  dataSourceId,
  sort,
}: TrainingListSearch): RowFilter {
  return { q, state, modelSetId, dataSourceId, sort };
}

export function isFiltered({ q, state, modelSetId, dataSourceId }: TrainingListSearch): boolean {
  return Boolean(q ?? state ?? modelSetId ?? dataSourceId);
}

/** The order after a press on the head of a column: up, then down; times begin with the newest. */
export function nextSort(
  now: TrainingListSearch['sort'],
  by: SortedBy,
): TrainingListSearch['sort'] {
  const first = by === 'createdAt' ? (`-${by}` as const) : by;
  const second = by === 'createdAt' ? by : (`-${by}` as const);
  return (now ?? '-createdAt') === first ? second : first;
}
