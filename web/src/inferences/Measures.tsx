import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Inference } from '../api/types';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { count, milliseconds, rate } from '../display/quantity';
import { inferenceTexts as texts } from '../texts/inferences';
import { latencyOf } from './latency';
import classes from './Measures.module.css';
import { modelInUse, scoringSince } from './modelInUse';

const words = texts.measures;

/** How it does, in large: whether it keeps up, how fast it answers, what goes wrong. */
export function Measures({ inference }: { inference: Inference }) {
  const { metrics } = inference;
  const model = modelInUse(inference);
  const p50 = latencyOf(metrics, 'p50Ms');
  const p99 = latencyOf(metrics, 'p99Ms');
  return (
    <Panel>
      <p className={classes.model}>
        <span>{texts.modelVersion(model.modelName, model.modelVersion)}</span>
        {scoringSince(metrics) && (
          <>
            {' '}
            {words.since} <Moment at={scoringSince(metrics)} />
          </>
        )}
      </p>
      <dl className={classes.strip}>
        <Measure
          name={words.rate}
          value={rate(metrics?.recordsPerSecond)}
          more={metrics?.meanBatch ? words.batch(rate(metrics.meanBatch)) : undefined}
        />
        <Measure
          name={words.lag}
          help={words.lagHelp}
          value={count(metrics?.lag)}
          more={metrics?.waiting ? words.waiting(count(metrics.waiting)) : undefined}
        />
        <Measure
          name={words.latency}
          help={words.latencyHelp}
          value={milliseconds(p50)}
          more={
            p50 === null
              ? undefined
              : words.tail(milliseconds(p99), milliseconds(latencyOf(metrics, 'p999Ms')))
          }
        />
        <Measure
          name={words.scored}
          value={count(metrics?.scored)}
          more={
            metrics ? (
              <>
                {words.measured} <Moment at={metrics.time} />
              </>
            ) : (
              words.notMeasured
            )
          }
        />
        <Measure
          name={words.deadLetters}
          value={count(metrics?.deadLetters)}
          bad={Boolean(metrics?.deadLetters)}
          more={
            metrics?.deadLetters ? (
              <Link
                className="link"
                to="/inferences/$inferenceId"
                params={{ inferenceId: inference.id }}
                search={{ tab: 'dead-letters' }}
              >
                {words.look}
              </Link>
            ) : undefined
          }
        />
      </dl>
    </Panel>
  );
}

interface MeasureProps {
  name: string;
  help?: string;
  value: string;
  more?: ReactNode;
  bad?: boolean;
}

function Measure({ name, help, value, more, bad = false }: MeasureProps) {
  return (
    <div className={classes.measure} title={help}>
      <dt>{name}</dt>
      <dd className={classes.value} data-bad={bad}>
        {value}
      </dd>
      <dd className={classes.more}>{more}</dd>
    </div>
  );
}
