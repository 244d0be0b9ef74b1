import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Evaluation } from '../api/types';
import { evaluationOf } from '../api/queries';
import type { TrainingResult } from '../api/types';
import { Panel } from '../display/Panel';
import { QueryView } from '../display/QueryView';
import { ClassificationView } from './ClassificationView';
import { RegressionView } from './RegressionView';
import { resultTexts as texts } from '../texts/results';
import { whyNotEvaluated } from './evaluated';

/** As high as what comes, so that nothing in sight moves when it does. */
const SKELETON_ROWS = 18;

/** How the model does on examples that it was not trained on, or why nobody knows. */
export function EvaluationView({ result }: { result: TrainingResult }) {
  const reason = whyNotEvaluated(result);
  if (reason) {
    return (
      <Panel title={texts.evaluation}>
        <Text size="sm" c="dimmed">
          {reason}
        </Text>
      </Panel>
    );
  }
  return <Asked result={result} />;
}

function Asked({ result }: { result: TrainingResult }) {
  const evaluation = useQuery(evaluationOf(result.trainingId, result.id));
  return (
    <QueryView query={evaluation} rows={SKELETON_ROWS}>
      {(answer) => <Outputs evaluation={answer} />}
    </QueryView>
  );
}

function Outputs({ evaluation }: { evaluation: Evaluation }) {
  return (
    <Stack gap={20}>
      <Text size="sm" c="dimmed">
        {texts.measuredOn(evaluation.examples, texts.parts[evaluation.part])}
      </Text>
      {evaluation.outputs.map((output) => (
        <Stack key={output.name} gap={20}>
          {evaluation.outputs.length > 1 && (
            <Title order={2} fz={17}>
              {output.name}
            </Title>
          )}
          {output.kind === 'CLASSIFICATION' ? (
            <ClassificationView output={output} />
          ) : (
            <RegressionView output={output} />
          )}
        </Stack>
      ))}
    </Stack>
  );
}
