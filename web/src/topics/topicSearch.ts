export const topicViews = ['records', 'live', 'send', 'partitions'] as const;
export type TopicViewName = (typeof topicViews)[number];

/** What an address of a topic chooses. */
export interface TopicSearch {
  view?: TopicViewName;
  partition?: number;
  from?: number;
  limit?: number;
}

export interface TopicListSearch {
  q?: string;
  internal?: boolean;
}

export function topicListSearch(search: Record<string, unknown>): TopicListSearch {
  return {
    q: typeof search.q === 'string' || typeof search.q === 'number' ? String(search.q) : undefined,
    internal: search.internal === true ? true : undefined,
  };
}

const MAX_LIMIT = 1000;

/** What is not legal counts as not chosen. */
export function topicSearch(search: Record<string, unknown>): TopicSearch {
  const view = topicViews.find((each) => each === search.view);
  return {
    view: view === 'records' ? undefined : view,
    partition: whole(search.partition, Number.MAX_SAFE_INTEGER),
    from: whole(search.from, Number.MAX_SAFE_INTEGER),
    limit: whole(search.limit, MAX_LIMIT) || undefined,
  };
}

function whole(value: unknown, most: number): number | undefined {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most
    ? Number(value)
    : undefined;
}
