import { useDebouncedValue } from '@mantine/hooks';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, asApiError } from '../../api/ApiError';
import { request } from '../../api/client';
import type { FieldError } from '../../api/types';
import type { JobPreview } from '../../api/types';

const PAUSE_MS = 400;

/** A request that is being made, whoever changes it: the fields of a form or its JSON. */
export interface DraftState<T extends object> {
  draft: T;
  change: (next: T) => void;
  /** The JSON as it was typed; that of the draft when the draft was changed elsewhere since. */
  text: string;
  type: (text: string) => void;
  /** The typed text is a JSON object, so that the draft is what it says. */
  readable: boolean;
  preview: UseQueryResult<JobPreview>;
  /** What the server refuses, or would. */
  faults: FieldError[];
  /** The first fault at this place, in words for the field there. */
  faultAt: (pointer: string) => string | undefined;
  /** Takes the server's answer to the request that was sent. */
  refuse: (error: unknown) => void;
}

/** Two views of one request; the server says while it is made what it would refuse. */
export function useDraft<T extends object>(
  initial: T | (() => T),
  previewPath: string,
): DraftState<T> {
  const [draft, setDraft] = useState(initial);
  const [typed, setTyped] = useState<{ text: string; of: T }>();
  const [refusal, setRefusal] = useState<{ of: T; errors: FieldError[] }>();
  const preview = usePreview(previewPath, draft);
  const current = typed?.of === draft ? typed : undefined;
  const type = (text: string) => {
    const read = readObject(text) as T | undefined;
    if (read) setDraft(read);
    setTyped({ text, of: read ?? draft });
  };
  const expected = faultsOf(preview.error).filter((fault) => isFilledIn(draft, fault.pointer));
  const faults = refusal?.of === draft ? refusal.errors : expected;
  return {
    draft,
    change: setDraft,
    text: current?.text ?? JSON.stringify(draft, null, 2),
    type,
    readable: !current || readObject(current.text) !== undefined,
    preview,
    faults,
    faultAt: (pointer) => textOf(faults.find((fault) => fault.pointer === pointer)),
    refuse: (error) => setRefusal({ of: draft, errors: asApiError(error).errors }),
  };
}

/** Sent anew a moment after the last change; a refusal tells what is wrong with the draft. */
function usePreview(path: string, draft: object): UseQueryResult<JobPreview> {
  const [settled] = useDebouncedValue(draft, PAUSE_MS);
  return useQuery({
    queryKey: ['preview', path, settled],
    queryFn: ({ signal }) => request<JobPreview>('POST', path, settled, signal),
    retry: false,
    gcTime: 0,
  });
}

function readObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function faultsOf(error: unknown): FieldError[] {
  return error instanceof ApiError && (error.status === 400 || error.status === 422)
    ? error.errors
    : [];
}

/** What nobody has filled in yet is told when the request is sent, not before. */
function isFilledIn(draft: object, pointer: string | undefined): boolean {
  let value: unknown = draft;
  for (const part of (pointer ?? '').split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) return false;
    value = (value as Record<string, unknown>)[part.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return value !== undefined && value !== '';
}

function textOf(fault: FieldError | undefined): string | undefined {
  return fault && [fault.message, fault.hint].filter(Boolean).join('. ');
}
