import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { asApiError } from '../api/ApiError';
import { request } from '../api/client';
import type { FieldError, ModelStructure } from '../api/types';
import type { LayerRow } from './LayerTable';
import { parseKerasJson, type ParsedJson } from './kerasJson';
import { isFile, requestOf, type ModelSource } from './modelSource';

const DEBOUNCE_MS = 350;

export type ModelCheck =
  | { state: 'EMPTY' }
  | { state: 'CHECKING'; layers: LayerRow[] }
  | { state: 'VALID'; structure: ModelStructure }
  | { state: 'INVALID'; layers: LayerRow[]; faults: FieldError[] }
  | { state: 'UNKNOWN'; error: unknown };

/** Asks the server about the model a moment after the last key stroke. */
export function useModelCheck(source: ModelSource): ModelCheck {
  const [settled] = useDebouncedValue(source, DEBOUNCE_MS);
  const read = readHere(source);
  const answer = useQuery({
    queryKey: ['model-check', ...identityOf(settled)],
    queryFn: ({ signal }) =>
      request<ModelStructure>(
        'POST',
        '/models:validate',
        requestOf(settled, settled.name || 'draft'),
        signal,
      ),
    enabled: !isEmpty(settled) && read.ok,
    retry: false,
    staleTime: Infinity,
  });
  if (isEmpty(source)) return { state: 'EMPTY' };
  if (!read.ok) return { state: 'INVALID', layers: [], faults: [read.fault] };
  if (!sameModel(settled, source) || answer.isPending) {
    return { state: 'CHECKING', layers: read.layers };
  }
  if (answer.data) return { state: 'VALID', structure: answer.data };
  const error = asApiError(answer.error);
  if (error.status !== 422 && error.status !== 400) return { state: 'UNKNOWN', error };
  const faults = error.errors.length > 0 ? error.errors : [{ message: error.message }];
  return { state: 'INVALID', layers: read.layers, faults };
}

/** JSON is read here too, for the names of its layers; the server is the judge. */
function readHere(source: ModelSource): ParsedJson {
  return source.format === 'KERAS_JSON' ? parseKerasJson(source.code) : { ok: true, layers: [] };
}

function isEmpty(source: ModelSource): boolean {
  return isFile(source.format) ? source.file === null : source.code.trim() === '';
}

/** What the answer depends on; the name of a model is not part of it. */
function identityOf({ format, imports, code, file }: ModelSource) {
  return isFile(format)
    ? [format, file?.name, file?.size, file?.lastModified]
    : [format, imports, code];
}

function sameModel(a: ModelSource, b: ModelSource): boolean {
  return JSON.stringify(identityOf(a)) === JSON.stringify(identityOf(b));
}
