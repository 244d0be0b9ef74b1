import { useNavigate, useSearch } from '@tanstack/react-router';
import type { FilteredPath, ListFilter } from './filters';

/** The filter of a list out of the address, and into it: a link shows what one sees. */
export function useSearchFilter(path: FilteredPath) {
  const filter = useSearch({ from: path }) as ListFilter;
  const navigate = useNavigate();
  const change = (changed: ListFilter) => {
    const next = { ...filter, ...changed };
    const given = Object.entries(next).filter(([, value]) => value !== undefined && value !== '');
    void navigate({ to: path, search: Object.fromEntries(given), replace: true });
  };
  return { filter, change, isFiltered: Object.keys(filter).some((name) => name !== 'entry') };
}
