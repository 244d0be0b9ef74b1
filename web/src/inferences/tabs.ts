import { draftViewOf, type DraftView } from '../display/draft/views';

export const INFERENCE_TABS = [
  'overview',
  'try',
  'versions',
  'settings',
  'snapshots',
  'dead-letters',
  'job',
] as const;
export type InferenceTab = (typeof INFERENCE_TABS)[number];

/** What a link to an inference may say; whatever else is in the address is ignored. */
export interface InferenceSearch {
  tab?: InferenceTab;
  /** How a record is made in the console. */
  input?: string;
  /** Dead letters of one code. */
  code?: string;
  /** The id of the dead letter that is open. */
  letter?: string;
}

export function inferenceSearch(search: Record<string, unknown>): InferenceSearch {
  const tab = INFERENCE_TABS.find((each) => each === search.tab && each !== 'overview');
  const { input, code, letter } = search;
  return {
    ...(tab && { tab }),
    ...(typeof input === 'string' && { input }),
    ...(typeof code === 'string' && { code }),
    ...(typeof letter === 'string' && { letter }),
  };
}

/** Which inferences the list shows. */
export interface InferenceListSearch {
  q?: string;
  state?: string;
}

export function inferenceListSearch({ q, state }: Record<string, unknown>): InferenceListSearch {
  return {
    ...(typeof q === 'string' && q && { q }),
    ...(typeof state === 'string' && { state }),
  };
}

/** What a link to the form of a new inference fills in, and how the form is shown. */
export interface NewInferenceSearch {
  resultId?: string;
  modelId?: string;
  view?: DraftView;
}

export function newInferenceSearch(search: Record<string, unknown>): NewInferenceSearch {
  const { resultId, modelId } = search;
  const view = draftViewOf(search.view);
  return {
    ...(typeof resultId === 'string' && { resultId }),
    ...(typeof modelId === 'string' && { modelId }),
    ...(view && { view }),
  };
}
