import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { detailOf } from '../api/queries';
import { isTerminal, type Training, type TrainingResult } from '../api/types';
import { Facts, type Fact } from '../display/Facts';
import { Panel } from '../display/Panel';
import { bytes, count, metric, rate } from '../display/quantity';
import { QueryView } from '../display/QueryView';
import { StateBadge } from '../display/StateBadge';
import { NotFound } from '../shell/NotFound';
import { Screen } from '../shell/Screen';
import { resultTexts as texts } from '../texts/results';
import { FaultNote } from '../trainings/FaultNote';
import { StopButtons } from '../trainings/StopButtons';
import { EvaluationView } from './EvaluationView';
import { Lineage } from './Lineage';
import { ResultActions } from './ResultActions';
import { ResultCurves } from './ResultCurves';
import { ResultHero } from './ResultHero';

/** What one training has made of one model. */
export function ResultDetail() {
  const { trainingId, resultId } = useParams({ from: '/trainings/$trainingId/results/$resultId' });
  const training = useQuery(detailOf('trainings', trainingId));
  const result = training.data?.results.find((each) => each.id === resultId);
  if (training.data && !result) return <NotFound />;
  return (
    <Screen
      title={result?.modelName ?? texts.result}
      parent={{
        to: '/trainings/$trainingId',
        params: { trainingId },
        name: training.data?.name ?? texts.training,
      }}
      aside={result && <StateBadge state={result.state} />}
      actions={
        training.data &&
        result && (
          <>
            <StopButtons training={training.data} />
            <ResultActions training={training.data} result={result} />
          </>
        )
      }
    >
      <QueryView query={training} rows={10}>
        {(shown) => result && <Content training={shown} result={result} />}
      </QueryView>
    </Screen>
  );
}

interface ContentProps {
  training: Training;
  result: TrainingResult;
}

function Content({ training, result }: ContentProps) {
  const ended = isTerminal(result.state);
  return (
    <Stack gap={20}>
      {result.error && <FaultNote error={result.error} />}
      <ResultHero training={training} result={result} />
      <Panel>
        <Facts facts={factsOf(result)} />
      </Panel>
      {ended && <EvaluationView result={result} />}
      {(!ended || result.epoch > 0) && <ResultCurves result={result} />}
      {!ended && <EvaluationView result={result} />}
      <Lineage training={training} result={result} />
    </Stack>
  );
}

function factsOf(result: TrainingResult): Fact[] {
  const { effort } = result;
  const facts: Fact[] = [
    [texts.epoch, texts.epochOf(result.epoch, result.epochs)],
    [texts.steps, count(effort?.steps ?? result.step)],
    [texts.learningRate, result.learningRate ? rateText(result.learningRate) : '–'],
    ...Object.entries(result.test ?? {}).map(([name, value]): Fact => [
      texts.test(name),
      metric(value),
    ]),
  ];
  if (effort) {
    facts.push(
      [texts.examplesPerSecond, rate(effort.examplesPerSecond)],
      [texts.peakMemory, effort.peakMemoryBytes > 0 ? bytes(effort.peakMemoryBytes) : '–'],
    );
  }
  if (result.rejectedRecords) facts.push([texts.rejected, count(result.rejectedRecords)]);
  return facts;
}

function rateText(learningRate: number): string {
  return String(Number(learningRate.toPrecision(4)));
}
