import { useNavigate, useSearch } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useChange } from '../api/changes';
import type { DataSource, Inference, InferenceDraft } from '../api/types';
import { CopyAsCurl } from '../display/CopyAsCurl';
import { DraftEditor } from '../display/DraftEditor';
import { useDraft } from '../display/draft/useDraft';
import { ErrorNote } from '../display/ErrorNote';
import { ActionButton } from '../session/ActionButton';
import { inferenceFormTexts as texts } from '../texts/inferenceForm';
import { identityOf, keyOf, proposalFor, type Deployable } from './deployable';
import { DeploySummary } from './DeploySummary';
import { InferenceFields } from './InferenceFields';
import classes from './InferenceForm.module.css';
import type { NewInferenceSearch } from './tabs';

const HERE = '/inferences/new';

interface FormProps {
  choices: Deployable[];
  sources: DataSource[];
  inferences: Inference[];
}

/** A new inference: form and JSON of one draft, what will happen, and the job that it becomes. */
export function InferenceForm({ choices, sources, inferences }: FormProps) {
  const navigate = useNavigate();
  const given = useSearch({ from: HERE });
  const state = useDraft<InferenceDraft>(
    () => draftOf(given, choices, sources, inferences),
    '/inferences:preview',
  );
  const { draft, readable } = state;
  const creation = useChange<Inference>((inference) => {
    void navigate({ to: '/inferences/$inferenceId', params: { inferenceId: inference.id } });
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!readable) return;
    creation.mutate(
      { method: 'POST', path: '/inferences', body: draft, touches: ['inferences'] },
      { onError: state.refuse },
    );
  };
  const choice = choices.find(({ key }) => key === keyOf(draft));
  return (
    <form onSubmit={submit} noValidate={given.view !== undefined}>
      <div className={classes.columns}>
        <DraftEditor
          state={state}
          view={given.view ?? 'form'}
          onView={(view) => {
            const search = { ...given, view: view === 'form' ? undefined : view };
            void navigate({ to: HERE, search, replace: true });
          }}
        >
          <InferenceFields {...{ state, choices, choice, sources, inferences }} />
        </DraftEditor>
        <DeploySummary {...{ draft, choice, sources }} />
      </div>
      {creation.error && <ErrorNote error={creation.error} />}
      <div className={classes.footer}>
        <ActionButton
          needs="OPERATOR"
          type="submit"
          loading={creation.isPending}
          refusal={readable ? undefined : texts.broken}
        >
          {texts.deploy}
        </ActionButton>
        <CopyAsCurl request={{ method: 'POST', path: '/inferences', body: draft }} />
      </div>
    </form>
  );
}

function draftOf(
  given: NewInferenceSearch,
  choices: Deployable[],
  sources: DataSource[],
  inferences: Inference[],
): InferenceDraft {
  const asked = choices.find(({ key }) => key === keyOf(given)) ?? choices[0];
  return {
    ...(asked ? identityOf(asked) : {}),
    ...(asked ? proposalFor(asked, sources, inferences) : { inputTopic: '', outputTopic: '' }),
    parallelism: 1,
    delivery: 'AT_LEAST_ONCE',
    batch: { maxSize: 256, lingerMs: 5 },
  };
}
