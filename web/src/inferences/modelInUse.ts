import type { Inference, Scoring } from '../api/types';

/** A model that is on its way, or was refused, scores nothing: the one before does. */
export function modelInUse(
  inference: Pick<Inference, 'modelName' | 'modelVersion' | 'rollout'>,
): Pick<Inference, 'modelName' | 'modelVersion'> {
  const { rollout } = inference;
  return rollout?.state === 'ACTIVE' ? inference : (rollout?.previous ?? inference);
}

/** Measurements come while records do: an age alone would be as old as the last of them. */
export function scoringSince(metrics: Scoring | null): string | undefined {
  if (metrics?.modelAgeMs == null) return undefined;
  return new Date(Date.parse(metrics.time) - metrics.modelAgeMs).toISOString();
}
