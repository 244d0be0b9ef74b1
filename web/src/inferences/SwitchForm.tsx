import { Group, Radio, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useChange } from '../api/changes';
import { listOf } from '../api/queries';
import type { Inference, Model, ModelRollout } from '../api/types';
import { CopyAsCurl } from '../display/CopyAsCurl';
import { EmptyState } from '../display/EmptyState';
import { ErrorNote } from '../display/ErrorNote';
import { Panel } from '../display/Panel';
import { ActionButton } from '../session/ActionButton';
import { LinkButton } from '../shell/LinkButton';
import { versionTexts as texts } from '../texts/versions';
import { finishedResults } from './finishedResults';

type Policy = ModelRollout['activation']['policy'];
const POLICIES: Policy[] = ['ON_CHECKPOINT', 'IMMEDIATE', 'AT_EVENT_TIME'];

/** The order that is sent: with a time only where the policy has one. */
export function activationOf(policy: Policy, at: string): { policy: Policy; atMs?: number } {
  return policy === 'AT_EVENT_TIME' ? { policy, atMs: Date.parse(at) } : { policy };
}

/** Lets another model take over the running job, without a restart. */
export function SwitchForm({ inference }: { inference: Inference }) {
  const models = useModelChoices(inference);
  const [chosen, setChosen] = useState<string | null>(null);
  const [policy, setPolicy] = useState<Policy>('ON_CHECKPOINT');
  const [at, setAt] = useState('');
  const deployment = useChange(() => setChosen(null));
  const previous = inference.rollout?.previous;
  if (models.length === 0 && !previous) return <NothingElse />;

  const path = `/inferences/${inference.id}:deploy-version`;
  const activation = activationOf(policy, at);
  const untimed = policy === 'AT_EVENT_TIME' && !at ? texts.atMissing : undefined;
  const body = chosen ? { ...chosenModel(chosen), activation } : undefined;
  const deploy = (order: object) =>
    deployment.mutate({ method: 'POST', path, body: order, touches: ['inferences'] });
  return (
    <Panel title={texts.switchTitle}>
      <Stack gap={16}>
        <Text size="sm" c="dimmed">
          {texts.switchHelp}
        </Text>
        <Select
          label={texts.result}
          maw={560}
          searchable
          placeholder={texts.resultHint}
          data={models}
          value={chosen}
          onChange={setChosen}
        />
        <PolicyChoice policy={policy} onChange={setPolicy} />
        {policy === 'AT_EVENT_TIME' && (
          <TextInput
            type="datetime-local"
            step={1}
            w={260}
            required
            label={texts.at}
            value={at}
            onChange={(event) => setAt(event.currentTarget.value)}
          />
        )}
        <Group>
          <ActionButton
            needs="OPERATOR"
            refusal={body ? untimed : texts.chooseFirst}
            loading={deployment.isPending}
            onClick={() => body && deploy(body)}
          >
            {texts.switch}
          </ActionButton>
          {previous && (
            <ActionButton
              needs="OPERATOR"
              variant="default"
              refusal={untimed}
              loading={deployment.isPending}
              onClick={() => deploy({ previous: true, activation })}
            >
              {texts.back(previous.modelName, previous.modelVersion)}
            </ActionButton>
          )}
          {body && !untimed && <CopyAsCurl request={{ method: 'POST', path, body }} />}
        </Group>
        {deployment.error && <ErrorNote error={deployment.error} />}
      </Stack>
    </Panel>
  );
}

function NothingElse() {
  return (
    <Panel title={texts.switchTitle}>
      <EmptyState
        title={texts.nothingElse}
        action={
          <LinkButton to="/trainings/new" needs="OPERATOR" variant="default">
            {texts.train}
          </LinkButton>
        }
      >
        {texts.switchHelp}
      </EmptyState>
    </Panel>
  );
}

function PolicyChoice({ policy, onChange }: { policy: Policy; onChange: (to: Policy) => void }) {
  return (
    <Radio.Group
      label={texts.takesOver}
      value={policy}
      onChange={(chosen) => onChange(POLICIES.find((each) => each === chosen) ?? policy)}
    >
      <SimpleGrid cols={{ base: 1, md: 3 }} mt={8} spacing={16}>
        {POLICIES.map((each) => (
          <Radio
            key={each}
            value={each}
            label={texts.policies[each]}
            description={texts.policyHelp[each]}
          />
        ))}
      </SimpleGrid>
    </Radio.Group>
  );
}

const IMPORTED = 'model:';

function chosenModel(chosen: string): { resultId: string } | { modelId: string } {
  return chosen.startsWith(IMPORTED)
    ? { modelId: chosen.slice(IMPORTED.length) }
    : { resultId: chosen };
}

/** Finished results, and models that were imported with their weights. */
function useModelChoices({ resultId, modelId }: Inference) {
  const trainings = useQuery(listOf('trainings'));
  const models = useQuery(listOf('models'));
  const results = finishedResults(trainings.data ?? []).filter(({ value }) => value !== resultId);
  const imported = (models.data ?? []).filter(isTrained).filter(({ id }) => id !== modelId);
  return [
    { group: texts.resultsGroup, items: results },
    {
      group: texts.importedGroup,
      items: imported.map(({ id, name }) => ({ value: IMPORTED + id, label: name })),
    },
  ].filter(({ items }) => items.length > 0);
}

function isTrained({ format }: Model): boolean {
  return format === 'SAVED_MODEL';
}
