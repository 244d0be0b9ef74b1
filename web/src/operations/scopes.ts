import type { paths } from '../api/schema';

/** Whatever the role allows. */
export const EVERYTHING = '*:write';

type ResourceOf<Path> = Path extends `/api/v1/${infer Resource}/${string}`
  ? Resource
  : Path extends `/api/v1/${infer Resource}:${string}`
    ? Resource
    : Path extends `/api/v1/${infer Resource}`
      ? Resource
      : never;

/** What a scope may be about: the first word of each address of the API. */
export type ScopedResource = Exclude<
  ResourceOf<keyof paths>,
  `${string}:${string}` | 'session' | 'login-links'
>;

/** Not at all, to see, or to change. */
export type Access = 'none' | 'read' | 'write';

export function scopeTexts(chosen: ReadonlyMap<string, Access>): string[] {
  return [...chosen]
    .filter(([, access]) => access !== 'none')
    .map(([resource, access]) => `${resource}:${access}`)
    .toSorted();
}
