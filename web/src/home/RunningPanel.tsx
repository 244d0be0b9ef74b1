import { Progress, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { scoringOf } from '../api/queries';
import { isTerminal, type Inference, type Training } from '../api/types';
import { JobStateCell } from '../display/conditions';
import { EmptyState } from '../display/EmptyState';
import { Panel } from '../display/Panel';
import { metric, milliseconds, rate } from '../display/quantity';
import { latencyOf } from '../inferences/latency';
import { modelInUse } from '../inferences/modelInUse';
import { homeTexts as texts } from '../texts/home';
import { bestAccuracy, progressOf } from '../trainings/progress';
import classes from './RunningPanel.module.css';
import { Sparkline } from './Sparkline';

interface RunningPanelProps {
  trainings: Training[];
  inferences: Inference[];
}

/** Everything that is at work, with the numbers that move. */
export function RunningPanel({ trainings, inferences }: RunningPanelProps) {
  const learning = trainings.filter(
    ({ state }) => !isTerminal(state) && state !== 'WAITING_FOR_DATA',
  );
  const scoring = inferences.filter(({ state }) => !isTerminal(state) && state !== 'SUSPENDED');
  return (
    <Panel title={texts.running} flush>
      {learning.length + scoring.length === 0 ? (
        <EmptyState title={texts.nothingRuns}>{texts.nothingRunsDetail}</EmptyState>
      ) : (
        <ul className={classes.jobs}>
          {learning.map((training) => (
            <LearningRow key={training.id} training={training} />
          ))}
          {scoring.map((inference) => (
            <ScoringRow key={inference.id} inference={inference} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function LearningRow({ training }: { training: Training }) {
  const { id, name, results } = training;
  const done = results.reduce((sum, { epoch }) => sum + epoch, 0);
  const planned = results.reduce((sum, { epochs }) => sum + epochs, 0);
  const best = bestAccuracy(training);
  return (
    <li className={classes.job}>
      <div>
        <Link className="link" to="/trainings/$trainingId" params={{ trainingId: id }}>
          {name}
        </Link>
        <Text size="sm" c="dimmed">
          {texts.training}
        </Text>
      </div>
      <JobStateCell job={training} />
      <div className={classes.numbers}>
        <Progress
          value={progressOf(results) * 100}
          aria-label={texts.progressOf(name)}
          transitionDuration={150}
          mb={4}
        />
        <Text size="sm" c="dimmed">
          {texts.epochs(done, planned)}
          {best !== undefined && `, ${texts.bestSoFar(metric(best))}`}
        </Text>
      </div>
    </li>
  );
}

function ScoringRow({ inference }: { inference: Inference }) {
  const { id, name, metrics } = inference;
  const model = modelInUse(inference);
  const points = useQuery(scoringOf(useQueryClient(), id)).data?.points ?? [];
  const busy = metrics !== null && metrics.recordsPerSecond > 0;
  return (
    <li className={classes.job}>
      <div>
        <Link className="link" to="/inferences/$inferenceId" params={{ inferenceId: id }}>
          {name}
        </Link>
        <Text size="sm" c="dimmed">
          {texts.model(model.modelName, model.modelVersion)}
        </Text>
      </div>
      <JobStateCell job={inference} />
      <div className={classes.scoring}>
        <div>
          <Text size="sm" fw={600}>
            {busy ? texts.perSecond(rate(metrics.recordsPerSecond)) : texts.scored(metrics?.scored)}
          </Text>
          <Text size="sm" c="dimmed">
            {busy
              ? texts.latency(
                  milliseconds(latencyOf(metrics, 'p50Ms')),
                  milliseconds(latencyOf(metrics, 'p99Ms')),
                )
              : texts.idle}
          </Text>
        </div>
        <Sparkline values={points.map(({ recordsPerSecond }) => recordsPerSecond)} />
      </div>
    </li>
  );
}
