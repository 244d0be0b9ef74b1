import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { asApiError } from '../api/ApiError';
import { request } from '../api/client';
import type { FieldError, ModelStructure } from '../api/types';
import { parseKerasJson, type ParsedJson } from './kerasJson';
import type { LayerRow } from './LayerTable';
import { isEmpty, isFile, keepsFile, requestOf, type ModelSource } from './modelSource';

const DEBOUNCE_MS = 350;

/** `last` is the newest structure that was legal: it stays in sight while one types. */
export type ModelCheck =
  | { state: 'EMPTY' }
  | { state: 'CHECKING'; layers: LayerRow[]; last?: ModelStructure }
  | { state: 'VALID'; structure: ModelStructure }
  | { state: 'INVALID'; layers: LayerRow[]; faults: FieldError[]; last?: ModelStructure }
  | { state: 'UNKNOWN'; error: unknown };

/**
 * Asks the server about the model a moment after the last key stroke.
 *
 * @param kept of the file that the model has, when there is one
 */
export function useModelCheck(source: ModelSource, kept?: ModelStructure): ModelCheck {
  const [settled] = useDebouncedValue(source, DEBOUNCE_MS);
  const { format, code } = source;
  const read = useMemo(() => readHere(format, code), [format, code]);
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
  const [newest, setNewest] = useState<ModelStructure>();
  if (answer.data && answer.data !== newest) setNewest(answer.data);
  if (kept && keepsFile(source)) return { state: 'VALID', structure: kept };
  if (isEmpty(source)) return { state: 'EMPTY' };
  const last = newest && { last: newest };
  if (!read.ok) return { state: 'INVALID', layers: [], faults: [read.fault], ...last };
  if (!sameModel(settled, source) || answer.isPending)
    return { state: 'CHECKING', layers: read.layers, ...last };
  if (answer.data) return { state: 'VALID', structure: answer.data };
  const error = asApiError(answer.error);
  if (error.status !== 422 && error.status !== 400) return { state: 'UNKNOWN', error };
  const faults = error.errors.length > 0 ? error.errors : [{ message: error.message }];
  return { state: 'INVALID', layers: read.layers, faults, ...last };
}

/** JSON is read here too, for the names of its layers; the server is the judge. */
function readHere(format: ModelSource['format'], code: string): ParsedJson {
  return format === 'KERAS_JSON' ? parseKerasJson(code) : { ok: true, layers: [] };
}

/** What the answer depends on; the name of a model is not part of it. */
function identityOf({ format, imports, code, file, uploadId }: ModelSource) {
  return isFile(format)
    ? [format, uploadId, file?.name, file?.size, file?.lastModified]
    : [format, imports, code];
}

function sameModel(a: ModelSource, b: ModelSource): boolean {
  return JSON.stringify(identityOf(a)) === JSON.stringify(identityOf(b));
}
