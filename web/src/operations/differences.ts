/** A field that is not the same in both; absent where it is not there. */
export interface Difference {
  path: string;
  before: string | undefined;
  after: string | undefined;
}

/** What differs between two JSON documents, by the path of each plain value. */
export function differencesOf(before: unknown, after: unknown): Difference[] {
  const old = flat(before);
  const young = flat(after);
  return [...new Set([...old.keys(), ...young.keys()])]
    .map((path) => ({ path, before: old.get(path), after: young.get(path) }))
    .filter((difference) => difference.before !== difference.after);
}

function flat(document: unknown, path = '', into = new Map<string, string>()) {
  if (document === null || document === undefined) {
    if (document === null && path !== '') into.set(path, 'null');
  } else if (typeof document === 'object') {
    for (const [name, value] of Object.entries(document)) flat(value, `${path}/${name}`, into);
  } else {
    into.set(path, String(document as string | number | boolean));
  }
  return into;
}
