import { Stack } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { capabilities, listOf, systemInfo } from '../api/queries';
import type { Inference, Training } from '../api/types';
import { HELD_OUT_RECORDS, isBroken, TRAINING_NAME } from '../sample/sample';
import { SamplePipeline } from '../sample/SamplePipeline';
import { useSample } from '../sample/useSample';
import { AttentionPanel } from './AttentionPanel';
import { concernsOf } from './attention';
import { HealthLine } from './HealthLine';
import { HomeSkeleton } from './HomeSkeleton';
import { happeningsOf } from './recent';
import { RecentPanel } from './RecentPanel';
import { RunningPanel } from './RunningPanel';
import classes from './Overview.module.css';
import { useMinute } from './useMinute';

interface OverviewProps {
  trainings: Training[];
  inferences: Inference[];
}

const NOT_HIDDEN = '';

/** The first run as long as there is nothing else; then what runs, and before it what went wrong. */
export default function Overview({ trainings, inferences }: OverviewProps) {
  const [hidden, hide] = useLocalStorage({
    key: 'millrace-sample-hidden',
    defaultValue: NOT_HIDDEN,
    getInitialValueInEffect: false,
  });
  const samples = trainings.filter(({ name }) => name === TRAINING_NAME);
  const unused = trainings.length + inferences.length === 0;
  const sampleId = samples[0]?.id ?? NOT_HIDDEN;
  const first = unused || (samples.length > 0 && hidden !== sampleId);
  const alone = first && isUnderWay(trainings, inferences);
  return (
    <Stack gap={20}>
      {first ? (
        <FirstRun trainings={trainings} inferences={inferences} onHide={() => hide(sampleId)}>
          {!unused && !alone && <InUse trainings={trainings} inferences={inferences} />}
          <HealthLine />
        </FirstRun>
      ) : (
        <>
          <InUse trainings={trainings} inferences={inferences} />
          <HealthLine />
        </>
      )}
    </Stack>
  );
}

/** Nothing is here but a sample that has not come to its end: it tells of itself. */
function isUnderWay(trainings: Training[], inferences: Inference[]): boolean {
  const [inference] = inferences;
  return (
    trainings.length <= 1 &&
    inferences.length <= 1 &&
    !trainings.some(isBroken) &&
    (!inference || (!isBroken(inference) && (inference.metrics?.scored ?? 0) < HELD_OUT_RECORDS))
  );
}

interface FirstRunProps extends OverviewProps {
  onHide: () => void;
  children: ReactNode;
}

/** Begins with all that is known: a run that is over does not seem to run while it is read. */
function FirstRun({ trainings, inferences, onHide, children }: FirstRunProps) {
  const sample = useSample(trainings, inferences);
  const [begun, setBegun] = useState(false);
  if (sample && !sample.partial && !begun) setBegun(true);
  if (!sample || !begun) return <HomeSkeleton />;
  return (
    <>
      <SamplePipeline sample={sample} onHide={onHide} />
      {children}
    </>
  );
}

function InUse({ trainings, inferences }: OverviewProps) {
  const problems = useQuery(listOf('problems')).data ?? [];
  const checks = useQuery(capabilities).data?.checks ?? [];
  const system = useQuery(systemInfo).data;
  const now = useMinute();
  const concerns = concernsOf({ trainings, inferences, problems, checks, system }, now);
  return (
    <>
      <AttentionPanel concerns={concerns} />
      <div className={classes.columns}>
        <RunningPanel trainings={trainings} inferences={inferences} />
        <RecentPanel happenings={happeningsOf(trainings, inferences)} />
      </div>
    </>
  );
}
