export const DRAFT_VIEWS = ['form', 'json', 'job'] as const;
export type DraftView = (typeof DRAFT_VIEWS)[number];

/** For the search of a route: a link leads to a view; the form is meant when there is none. */
export function draftViewOf(text: unknown): DraftView | undefined {
  return DRAFT_VIEWS.find((view) => view === text && view !== 'form');
}
