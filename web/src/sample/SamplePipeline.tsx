import { Alert, Button, Group, Text, Title } from '@mantine/core';
import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import { ErrorNote } from '../display/ErrorNote';
import { Panel } from '../display/Panel';
import { ActionButton } from '../session/ActionButton';
import { useRefusal } from '../session/useRefusal';
import { LinkButton } from '../shell/LinkButton';
import { sampleTexts as texts } from '../texts/home';
import { figuresOf } from './figures';
import { ModelsLearning } from './ModelsLearning';
import { HELD_OUT_RECORDS, isBroken, STEPS } from './sample';
import classes from './SamplePipeline.module.css';
import type { RunState } from './SampleRun';
import { StepList } from './StepList';
import { theRun } from './theRun';
import type { SampleView } from './useSample';

const FlowerGrid = lazy(() => import('./FlowerGrid'));

interface SamplePipelineProps {
  sample: SampleView;
  onHide: () => void;
}

/** The first run: five steps that light up as the server tells that they are done. */
export function SamplePipeline({ sample, onHide }: SamplePipelineProps) {
  const run = useSyncExternalStore(theRun.subscribe, theRun.state);
  const refused = useRefusal('OPERATOR') !== undefined;
  useEffect(() => {
    if (!refused) theRun.resume();
  }, [refused]);
  const complete = STEPS.every((step) => sample.progress[step] === 'done');
  const begun = run.running || sample.models.length > 0;
  return (
    <Panel>
      <div className={classes.pipeline}>
        <Title order={2} fz={22} lts="-0.01em">
          {complete ? texts.titleComplete : texts.title}
        </Title>
        <Text c="dimmed" maw={640} mt={6} mih={75}>
          {complete ? texts.complete : begun ? texts.underWay : texts.offer}
        </Text>
        <StepList progress={sample.progress} figures={figuresOf(sample)} />
        <Stage sample={sample} begun={begun} />
        <Faults sample={sample} run={run} />
        <Group mt={22} gap="sm" mih={42}>
          {!complete && <RunButton run={run} begun={begun} scored={isScored(sample)} />}
          {!begun && (
            <LinkButton to="/models/new" variant="default" size="md">
              {texts.ownModel}
            </LinkButton>
          )}
          {complete && <Ways sample={sample} onHide={onHide} />}
        </Group>
      </div>
    </Panel>
  );
}

/** What there is to watch now; its height is kept, so that nothing jumps. */
function Stage({ sample, begun }: { sample: SampleView; begun: boolean }) {
  const { training, inference, predictions } = sample;
  if (!begun) return null;
  return (
    <div className={classes.stage}>
      {inference ? (
        <Suspense>
          <FlowerGrid predictions={predictions} />
        </Suspense>
      ) : (
        training?.dataSourceId && <ModelsLearning results={training.results} />
      )}
    </div>
  );
}

/** What was scored is about to be shown: there is nothing left to go on with. */
function isScored({ inference }: SampleView): boolean {
  return (inference?.metrics?.scored ?? 0) >= HELD_OUT_RECORDS;
}

interface RunButtonProps {
  run: RunState;
  begun: boolean;
  scored: boolean;
}

function RunButton({ run, begun, scored }: RunButtonProps) {
  const running = run.running || (scored && !run.fault);
  const ready = run.fault ? texts.tryAgain : begun ? texts.goOn : texts.run;
  return (
    <ActionButton
      needs="OPERATOR"
      size="md"
      refusal={running ? texts.runsAlready : undefined}
      onClick={theRun.start}
    >
      {running ? texts.running : ready}
    </ActionButton>
  );
}

function Faults({ sample: { training, inference }, run }: { sample: SampleView; run: RunState }) {
  const broken = isBroken(inference) ? inference : isBroken(training) ? training : undefined;
  if (run.running || (!run.fault && !broken)) return null;
  return (
    <div role="group" className={classes.faults}>
      {run.fault ? (
        <ErrorNote error={run.fault} />
      ) : (
        <Alert color="red" variant="light" role="alert" title={broken?.error?.message} />
      )}
      <Text size="sm">{texts.failed}</Text>
    </div>
  );
}

function Ways({ sample: { training, inference }, onHide }: SamplePipelineProps) {
  return (
    <>
      {inference && (
        <>
          <LinkButton
            to="/inferences/$inferenceId"
            params={{ inferenceId: inference.id }}
            search={{ tab: 'try' }}
          >
            {texts.tryOne}
          </LinkButton>
          <LinkButton
            to="/inferences/$inferenceId"
            params={{ inferenceId: inference.id }}
            variant="default"
          >
            {texts.openInference}
          </LinkButton>
        </>
      )}
      {training && (
        <LinkButton
          to="/trainings/$trainingId"
          params={{ trainingId: training.id }}
          variant="default"
        >
          {texts.openTraining}
        </LinkButton>
      )}
      <LinkButton to="/data-sources/upload" variant="default">
        {texts.ownData}
      </LinkButton>
      <Button variant="subtle" onClick={onHide}>
        {texts.hide}
      </Button>
    </>
  );
}
