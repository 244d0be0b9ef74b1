import { Progress, Text } from '@mantine/core';
import { isTerminal, type Training, type TrainingResult } from '../api/types';
import { duration, percent } from '../display/quantity';
import { resultTexts as texts } from '../texts/results';
import { bestOf, progressOf } from '../trainings/progress';
import hero from '../trainings/TrainingHero.module.css';
import { endingOf } from './ending';

interface ResultHeroProps {
  training: Training;
  result: TrainingResult;
}

/** What matters most of a result, large: how well it does, or how far it is. */
export function ResultHero({ training, result }: ResultHeroProps) {
  const done = progressOf([result]);
  const measured = bestOf({ results: [result] });
  if (!isTerminal(result.state)) {
    return (
      <section className={hero.hero} aria-label={texts.overview}>
        <Headline
          large={percent(Math.floor(done * 100) / 100)}
          first={texts.epochsOf(result.epoch, result.epochs)}
          second={texts.learnedIn(training.name)}
        />
        <Progress className={hero.bar} size="md" value={100 * done} aria-label={texts.epoch} />
      </section>
    );
  }
  if (!measured) return null;
  const { metric, part, value } = measured;
  return (
    <section className={hero.hero} aria-label={texts.overview}>
      <Headline
        large={metric === 'accuracy' ? percent(value) : texts.lossOf(value)}
        first={texts.headline(texts.headlineParts[part], metric)}
        second={endingOf(result) ?? texts.learnedIn(training.name)}
      />
      <div className={hero.side}>
        {result.durationMs !== null && <span>{texts.tookIn(duration(result.durationMs))}</span>}
        {result.modelVersion !== null && <span>{texts.versionOf(result.modelVersion)}</span>}
      </div>
    </section>
  );
}

function Headline({ large, first, second }: { large: string; first: string; second: string }) {
  return (
    <div className={hero.main}>
      <span className={hero.large}>{large}</span>
      <span>
        <Text fw={500}>{first}</Text>
        <Text size="sm" c="dimmed">
          {second}
        </Text>
      </span>
    </div>
  );
}
