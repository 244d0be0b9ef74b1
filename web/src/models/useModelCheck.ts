import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { asApiError } from '../api/ApiError';
import { request } from '../api/client';
import type { FieldError, ModelDraft, ModelStructure } from '../api/types';
import type { LayerRow } from './LayerTable';
import { parseKerasJson } from './kerasJson';

const DEBOUNCE_MS = 350;

export type ModelCheck =
  | { state: 'EMPTY' }
  | { state: 'CHECKING'; layers: LayerRow[] }
  | { state: 'VALID'; structure: ModelStructure }
  | { state: 'INVALID'; layers: LayerRow[]; faults: FieldError[] }
  | { state: 'UNKNOWN'; error: unknown };

/** Asks the server about the model a moment after the last key stroke. */
export function useModelCheck(draft: ModelDraft): ModelCheck {
  const [settled] = useDebouncedValue(draft.code ?? '', DEBOUNCE_MS);
  const code = draft.code ?? '';
  const parsed = parseKerasJson(code);
  const answer = useQuery({
    queryKey: ['model-check', draft.format, settled],
    queryFn: ({ signal }) =>
      request<ModelStructure>(
        'POST',
        '/models:validate',
        { name: draft.name || 'draft', format: draft.format, code: settled },
        signal,
      ),
    enabled: settled.trim() !== '' && parsed.ok,
    retry: false,
    staleTime: Infinity,
  });
  if (code.trim() === '') return { state: 'EMPTY' };
  if (!parsed.ok) return { state: 'INVALID', layers: [], faults: [parsed.fault] };
  if (settled !== code || answer.isPending) return { state: 'CHECKING', layers: parsed.layers };
  if (answer.data) return { state: 'VALID', structure: answer.data };
  const error = asApiError(answer.error);
  if (error.status !== 422 && error.status !== 400) return { state: 'UNKNOWN', error };
  const faults = error.errors.length > 0 ? error.errors : [{ message: error.message }];
  return { state: 'INVALID', layers: parsed.layers, faults };
}
