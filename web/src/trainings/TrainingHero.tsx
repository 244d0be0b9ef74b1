import { Progress, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { detailOf } from '../api/queries';
import { isTerminal, type Training } from '../api/types';
import { useBeat } from '../charts/useBeat';
import { percent } from '../display/quantity';
import { LinkButton } from '../shell/LinkButton';
import { trainingTexts as texts } from '../texts/trainings';
import { CurveStore } from './curves/CurveStore';
import { bestOf, epochsOf, paceOf, progressOf } from './progress';
import classes from './TrainingHero.module.css';

/** The most important of a training, large: how far it is and when it ends, or what has come of it. */
export function TrainingHero({ training }: { training: Training }) {
  return isTerminal(training.state) ? (
    <Outcome training={training} />
  ) : (
    <Learning given={training} />
  );
}

/** Rendered for each batch of epochs; what it shows is small. */
function Learning({ given }: { given: Training }) {
  const cache = useQueryClient();
  const { data: training = given } = useQuery(detailOf('trainings', given.id));
  const { results, fit } = training;
  const ids = results.map((result) => result.id).join(' ');
  const curves = useMemo(() => new CurveStore(cache, ids.split(' ')), [cache, ids]);
  useBeat(curves.subscribe);
  const pace = paceOf(results, curves.series);
  const { done, planned } = epochsOf(results);
  const share = progressOf(results);
  const learning = results.filter((result) => result.state === 'RUNNING').length;
  return (
    <section className={classes.hero} aria-label={texts.tabs.overview}>
      <div className={classes.main}>
        <span className={classes.large}>{percent(Math.floor(share * 100) / 100)}</span>
        <span>
          <Text fw={500}>
            {pace ? texts.left(pace.leftMs, Boolean(fit.earlyStopping)) : texts.leftUnknown}
          </Text>
          <Text size="sm" c="dimmed">
            {texts.epochsDone(done, planned)}
          </Text>
        </span>
      </div>
      <Progress
        size="md"
        value={100 * share}
        aria-label={texts.progress(share)}
        className={classes.bar}
      />
      <div className={classes.side}>
        {pace && <span>{texts.epochRate(pace.epochsPerSecond)}</span>}
        {pace?.examplesPerSecond && <span>{texts.exampleRate(pace.examplesPerSecond)}</span>}
        <span>{texts.learning(learning, results.length)}</span>
      </div>
    </section>
  );
}

function Outcome({ training }: { training: Training }) {
  const best = bestOf(training);
  const took =
    training.startedAt && training.finishedAt
      ? Date.parse(training.finishedAt) - Date.parse(training.startedAt)
      : undefined;
  if (!best) return null;
  const { result, part, metric, value } = best;
  return (
    <section className={classes.hero} aria-label={texts.bestIs}>
      <div className={classes.main}>
        <span className={classes.large}>
          {metric === 'accuracy' ? percent(value) : texts.bestMetric(value)}
        </span>
        <span>
          <Text fw={500}>
            {texts.bestIs}:{' '}
            <Link
              className="link"
              to="/trainings/$trainingId/results/$resultId"
              params={{ trainingId: result.trainingId, resultId: result.id }}
            >
              {result.modelName}
            </Link>
          </Text>
          <Text size="sm" c="dimmed">
            {texts.bestBy(texts.parts[part], metric)}
          </Text>
        </span>
      </div>
      <div className={classes.side}>
        {took !== undefined && <span>{texts.took(took)}</span>}
        {result.state === 'FINISHED' && (
          <LinkButton
            needs="OPERATOR"
            size="sm"
            to="/inferences/new"
            search={{ resultId: result.id }}
          >
            {texts.deployBest}
          </LinkButton>
        )}
      </div>
    </section>
  );
}
