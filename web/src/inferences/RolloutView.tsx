import { Stack, Text } from '@mantine/core';
import type { Inference, ModelRollout } from '../api/types';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { versionTexts as texts } from '../texts/versions';
import { Steps, type Step } from './Steps';

const ORDER = ['PREPARING', 'READY', 'ACTIVE'] as const;

/** How far the newest model has come: on how many subtasks, and when its turn is. */
export function RolloutView({ inference }: { inference: Inference }) {
  const { rollout } = inference;
  if (!rollout) return null;
  return (
    <Panel title={titleOf(inference, rollout)}>
      <Stack gap={14}>
        <Steps
          label={texts.rollout}
          steps={stepsOf(rollout, inference.parallelism)}
          states={texts.stepStates}
        />
        {rollout.state !== 'ACTIVE' && <Turn activation={rollout.activation} />}
      </Stack>
    </Panel>
  );
}

/** When its turn is. */
function Turn({ activation }: Pick<ModelRollout, 'activation'>) {
  return (
    <Text size="sm" c="dimmed">
      {texts.policyNow[activation.policy]}
      {activation.atMs !== undefined && (
        <>
          {' '}
          <Moment at={new Date(activation.atMs).toISOString()} />
        </>
      )}
    </Text>
  );
}

function titleOf({ modelName, modelVersion }: Inference, { state }: ModelRollout): string {
  if (state === 'ACTIVE') return texts.took(modelName, modelVersion);
  if (state === 'REFUSED') return texts.refusedOf(modelName, modelVersion);
  return texts.rolloutOf(modelName, modelVersion);
}

export function stepsOf(rollout: ModelRollout, parallelism: number): Step[] {
  const { state } = rollout;
  const reached = state === 'REFUSED' ? 0 : ORDER.indexOf(state);
  return ORDER.map((name, index) => ({
    name: texts.steps[name],
    state: stateOf(index, reached, state),
    help: (
      <>
        {state === 'REFUSED' && index === 0 ? texts.refused : texts.stepHelp[name]}
        <br />
        {countOf(name, rollout, parallelism)}
      </>
    ),
  }));
}

function stateOf(index: number, reached: number, state: ModelRollout['state']): Step['state'] {
  if (state === 'REFUSED') return index === 0 ? 'refused' : 'due';
  if (index < reached || state === 'ACTIVE') return 'done';
  return index === reached ? 'current' : 'due';
}

function countOf(
  step: (typeof ORDER)[number],
  rollout: ModelRollout,
  of: number,
): string | undefined {
  if (step === 'READY') return texts.subtasks(loadedOn(rollout, of), of);
  return step === 'ACTIVE' ? texts.subtasks(Math.min(rollout.activeSubtasks, of), of) : undefined;
}

/**
 * A subtask that scores with a model may be counted among those that are ready for it, or not; and
 * there may be fewer subtasks now than took it over.
 */
export function loadedOn({ state, ...told }: ModelRollout, parallelism: number): number {
  if (state === 'READY' || state === 'ACTIVE') return parallelism;
  return Math.min(Math.max(told.readySubtasks, told.activeSubtasks), parallelism);
}
