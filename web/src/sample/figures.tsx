import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { latencyOf } from '../inferences/latency';
import { bytes, milliseconds, percent } from '../display/quantity';
import { sampleTexts as texts } from '../texts/home';
import { HELD_OUT_RECORDS, STEPS, topicsOf, TRAINING_RECORDS, type Step } from './sample';
import type { StepFigure } from './StepList';
import type { SampleView } from './useSample';

/** What each step has reached, in numbers that the server gave; before that, what it is about. */
export function figuresOf(sample: SampleView): Record<Step, StepFigure> {
  const shown = { define, announce, train, publish, serve };
  const of = (step: Step): StepFigure =>
    sample.progress[step] === 'next' ? { detail: texts.about[step] } : shown[step](sample);
  return Object.fromEntries(STEPS.map((step) => [step, of(step)])) as Record<Step, StepFigure>;
}

function define({ models, modelSet }: SampleView): StepFigure {
  return {
    figure: texts.models(models.length),
    detail: (
      <MaybeLink to={modelSet && `/model-sets/${modelSet.id}`}>
        {texts.parameters(models.map(({ parameterCount }) => parameterCount ?? 0))}
      </MaybeLink>
    ),
  };
}

function announce({ training, dataSource }: SampleView): StepFigure {
  if (!training || !dataSource) return { detail: texts.writing };
  return {
    figure: texts.records(dataSource.totalMessages ?? TRAINING_RECORDS),
    detail: (
      <MaybeLink to={`/data-sources/${dataSource.id}`}>
        {dataSource.ranges.map((range) => texts.range(...partsOf(range))).join(', ')}
      </MaybeLink>
    ),
  };
}

function train({ training, best }: SampleView): StepFigure {
  const accuracy = best?.test.accuracy;
  if (best && training?.state === 'FINISHED' && accuracy !== undefined && accuracy !== null) {
    return {
      figure: texts.accuracy(percent(accuracy)),
      detail: (
        <MaybeLink to={`/trainings/${training.id}`}>{texts.onTestPart(best.modelName)}</MaybeLink>
      ),
    };
  }
  const slowest = training?.results.toSorted((a, b) => a.epoch - b.epoch)[0];
  if (!training || !slowest?.epoch) return { detail: texts.starting };
  return {
    figure: texts.epochOf(slowest.epoch, slowest.epochs),
    detail: <MaybeLink to={`/trainings/${training.id}`}>{texts.watch}</MaybeLink>,
  };
}

function publish({ best }: SampleView): StepFigure {
  if (!best?.artifact) return { detail: texts.about.publish };
  return {
    figure: texts.version(best.modelVersion ?? 1),
    detail: (
      <MaybeLink to={`/trainings/${best.trainingId}/results/${best.id}`}>
        {texts.size(best.modelName, bytes(best.artifact.sizeBytes))}
      </MaybeLink>
    ),
  };
}

function serve({ inference, predictions, training }: SampleView): StepFigure {
  if (!inference) return { detail: texts.about.serve };
  if (predictions.size === 0) return { detail: texts.deploying };
  const latency = latencyOf(inference.metrics, 'p50Ms');
  return {
    figure: texts.scored(predictions.size, HELD_OUT_RECORDS),
    detail: (
      <MaybeLink to={`/inferences/${inference.id}`}>
        {latency ? texts.latency(milliseconds(latency)) : training && topicsOf(training).output}
      </MaybeLink>
    ),
  };
}

function MaybeLink({ to, children }: { to?: string; children: ReactNode }) {
  return to ? (
    <Link className="link" to={to}>
      {children}
    </Link>
  ) : (
    children
  );
}

function partsOf(range: string): [topic: string, from: number, to: number] {
  const [topic = '', , from, to] = range.split(':');
  return [topic, Number(from), Number(to)];
}
