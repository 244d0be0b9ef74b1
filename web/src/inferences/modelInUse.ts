import type { Inference } from '../api/types';

/** A model that is on its way, or was refused, scores nothing: the one before does. */
export function modelInUse(
  inference: Pick<Inference, 'modelName' | 'modelVersion' | 'rollout'>,
): Pick<Inference, 'modelName' | 'modelVersion'> {
  const { rollout } = inference;
  return rollout?.state === 'ACTIVE' ? inference : (rollout?.previous ?? inference);
}
