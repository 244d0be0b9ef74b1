import { Anchor } from '@mantine/core';
import { API_ROOT } from '../api/client';
import type { Training, TrainingResult } from '../api/types';
import { LinkButton } from '../shell/LinkButton';

interface ResultActionsProps {
  training: Training;
  result: TrainingResult;
}

/** What can be done with a finished result. */
export function ResultActions({ training, result }: ResultActionsProps) {
  if (result.state !== 'FINISHED') return null;
  const files = `${API_ROOT}/trainings/${result.trainingId}/results/${result.id}/model`;
  return (
    <>
      <Anchor className="link" size="sm" href={`${files}?format=saved_model`} download>
        SavedModel
      </Anchor>
      {result.archive && (
        <>
          <Anchor className="link" size="sm" href={`${files}?format=keras`} download>
            .keras
          </Anchor>
          <LinkButton
            variant="default"
            to="/trainings/new"
            search={{
              modelSetId: training.modelSetId,
              dataSourceId: training.dataSourceId ?? undefined,
              startFrom: result.id,
            }}
          >
            Train on from these weights
          </LinkButton>
        </>
      )}
      <LinkButton to="/inferences/new" search={{ resultId: result.id }}>
        Deploy
      </LinkButton>
    </>
  );
}
