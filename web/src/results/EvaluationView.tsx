import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Evaluation } from '../api/evaluationTypes';
import { evaluationOf } from '../api/queries';
import type { TrainingResult } from '../api/types';
import { Panel } from '../display/Panel';
import { count } from '../display/quantity';
import { QueryView } from '../display/QueryView';
import { ClassificationView } from './ClassificationView';
import { RegressionView } from './RegressionView';
import { whyNotEvaluated } from './evaluated';

/** How the model does on examples that it was not trained on, or why nobody knows. */
export function EvaluationView({ result }: { result: TrainingResult }) {
  const reason = whyNotEvaluated(result);
  if (reason) {
    return (
      <Panel title="Evaluation">
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
  return <QueryView query={evaluation}>{(answer) => <Outputs evaluation={answer} />}</QueryView>;
}

function Outputs({ evaluation }: { evaluation: Evaluation }) {
  const part = evaluation.part === 'TEST' ? 'test' : 'validation';
  return (
    <Stack gap={20}>
      <Text size="sm" c="dimmed">
        Measured on the {count(evaluation.examples)} examples of the {part} part, which the model
        was not trained on.
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
