import type { Timestamp } from './types';

export interface LayerSummary {
  name: string;
  type: string;
  outputShape: (number | null)[];
  parameters: number;
}

export interface TensorSpec {
  name: string;
  type: string;
  shape: (number | null)[];
}

export type ModelFormat = 'KERAS_SOURCE' | 'KERAS_JSON' | 'KERAS_ARCHIVE' | 'SAVED_MODEL';

export interface ModelDraft {
  name: string;
  description?: string;
  format: ModelFormat;
  imports?: string;
  code?: string;
}

export interface ModelStructure {
  layers: LayerSummary[];
  inputs: TensorSpec[];
  outputs: TensorSpec[];
  /** Null for a SavedModel, which does not say. */
  parameterCount: number | null;
  trainableParameterCount?: number | null;
  nonTrainableParameterCount?: number | null;
}

/** The file that a model came as. */
export interface ModelFile {
  name: string;
  sha256: string;
  sizeBytes: number;
}

export interface Model extends ModelStructure {
  id: string;
  name: string;
  description?: string;
  format: ModelFormat;
  imports?: string | null;
  /** Null for a model that came as a file. */
  code?: string | null;
  /** Null for a model that came as text. */
  file?: ModelFile | null;
  /** Keras JSON, whatever the format; null for a SavedModel. */
  architecture?: unknown;
  createdAt: Timestamp;
  updatedAt: Timestamp;
}
