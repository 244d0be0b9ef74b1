import { Alert, Stack, Text } from '@mantine/core';
import type { Operation } from '../api/types';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { inferenceTexts } from '../texts/inferences';
import { operationSteps } from './operationSteps';
import { Steps } from './Steps';

const texts = inferenceTexts.operation;

/** What is under way, or how the last one ended when it went otherwise than asked. */
export function OperationNote({ operation }: { operation?: Operation | null }) {
  if (!operation || (operation.step === 'DONE' && !operation.reason)) return null;
  const title = texts.running(texts.kind(operation.kind), texts.meanings[operation.step]);
  return (
    <Alert color={operation.endedAt ? 'red' : 'gray'} variant="light" role="status" title={title}>
      {operation.reason && <Text size="sm">{operation.reason}</Text>}
    </Alert>
  );
}

/** The last operation, step by step. */
export function OperationView({ operation }: { operation?: Operation | null }) {
  if (!operation) return null;
  const { kind, fromRevision, toRevision, startedAt, endedAt } = operation;
  const revisions =
    fromRevision === toRevision ? '' : `, ${texts.revisions(fromRevision, toRevision)}`;
  return (
    <Panel title={texts.kind(kind) + revisions}>
      <Stack gap={14}>
        <Steps label={texts.steps} steps={operationSteps(operation)} states={STATES} />
        <Text size="sm" c="dimmed">
          {texts.started} <Moment at={startedAt} />
          {endedAt && (
            <>
              , {texts.ended.toLowerCase()} <Moment at={endedAt} />
            </>
          )}
        </Text>
      </Stack>
    </Panel>
  );
}

const STATES = { ...texts.states, refused: texts.meanings.FAILED.toLowerCase() };
