/** What lists are filtered by, as texts of the address; the server judges what is legal. */
export type ListFilter = Record<string, string | undefined>;

const NAMES = {
  '/users': ['q', 'role', 'enabled'],
  '/tokens': ['q'],
  '/snapshots': ['q', 'inferenceId', 'state', 'reason', 'kind'],
  '/audit-log': ['actor', 'action', 'resource', 'outcome', 'from', 'to', 'entry'],
} as const;

export type FilteredPath = keyof typeof NAMES;

/** Takes of an address what filters this list; the router reads `true` and numbers as such. */
export function filterOf(path: FilteredPath) {
  return (search: Record<string, unknown>): ListFilter =>
    Object.fromEntries(
      NAMES[path]
        .map((name) => [name, textOf(search[name])] as const)
        .filter(([, value]) => value !== undefined),
    );
}

function textOf(value: unknown): string | undefined {
  const given = ['string', 'number', 'boolean'].includes(typeof value) && value !== '';
  return given ? String(value) : undefined;
}
