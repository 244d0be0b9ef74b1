import type { Training, TrainingResult } from '../api/types';
import { LinkButton } from '../shell/LinkButton';
import { DownloadMenu } from './DownloadMenu';
import { resultTexts as texts } from '../texts/results';

interface ResultActionsProps {
  training: Training;
  result: TrainingResult;
}

/** What can be done with a finished result. */
export function ResultActions({ training, result }: ResultActionsProps) {
  if (result.state !== 'FINISHED') return null;
  return (
    <>
      {result.archive && (
        <LinkButton
          needs="OPERATOR"
          variant="default"
          to="/trainings/new"
          search={{
            modelSetId: training.modelSetId,
            dataSourceId: training.dataSourceId ?? undefined,
            startFrom: result.id,
          }}
        >
          {texts.trainOn}
        </LinkButton>
      )}
      <DownloadMenu result={result} />
      <LinkButton needs="OPERATOR" to="/inferences/new" search={{ resultId: result.id }}>
        {texts.deploy}
      </LinkButton>
    </>
  );
}
