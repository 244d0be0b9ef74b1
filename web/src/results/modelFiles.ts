import { API_ROOT } from '../api/client';
import type { TrainingResult } from '../api/types';
import { resultTexts as texts } from '../texts/results';

export type FileKind = keyof typeof texts.kinds;

/** One way to take a trained model along. */
export interface ModelFile {
  kind: FileKind;
  address: string;
  size: number | undefined;
  checksum: string | undefined;
}

/** What a finished result can be downloaded as; the weights are written when they are asked for. */
export function filesOf({ id, trainingId, artifact, archive }: TrainingResult): ModelFile[] {
  const result = `${API_ROOT}/trainings/${trainingId}/results/${id}`;
  const file = (kind: FileKind, of?: { sizeBytes: number; sha256: string } | null) => ({
    kind,
    address: `${result}/model?format=${kind}`,
    size: of?.sizeBytes,
    checksum: of?.sha256,
  });
  if (!archive) return [file('saved_model', artifact)];
  return [file('saved_model', artifact), file('keras', archive), file('weights')];
}

export function cardOf({ id, trainingId }: TrainingResult): string {
  return `${API_ROOT}/trainings/${trainingId}/results/${id}/model-card`;
}
