import { useNavigate, useSearch } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useChange } from '../../api/changes';
import type { DataSource, ModelSet, Training, TrainingDraft } from '../../api/types';
import { CopyAsCurl } from '../../display/CopyAsCurl';
import { useDraft } from '../../display/draft/useDraft';
import { DraftEditor } from '../../display/DraftEditor';
import { ErrorNote } from '../../display/ErrorNote';
import { ActionButton } from '../../session/ActionButton';
import { trainingFormTexts as texts } from '../../texts/trainingForm';
import { usualFit } from './fitDraft';
import { PlanSummary } from './PlanSummary';
import { TrainingFields } from './TrainingFields';
import classes from './TrainingForm.module.css';

const HERE = '/trainings/new';

interface TrainingFormProps {
  sets: ModelSet[];
  sources: DataSource[];
}

/** A new training: form and JSON of one draft, what will happen, and the job that it becomes. */
export function TrainingForm({ sets, sources }: TrainingFormProps) {
  const navigate = useNavigate();
  const given = useSearch({ from: HERE });
  const state = useDraft<TrainingDraft>(() => draftOf(given, sets, sources), '/trainings:preview');
  const { draft, readable } = state;
  const creation = useChange<Training>((training) => {
    void navigate({ to: '/trainings/$trainingId', params: { trainingId: training.id } });
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!readable) return;
    creation.mutate(
      { method: 'POST', path: '/trainings', body: draft, touches: ['trainings'] },
      { onError: state.refuse },
    );
  };
  const source = sources.find((each) => each.id === draft.dataSourceId);
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
          <TrainingFields state={state} sets={sets} sources={sources} />
        </DraftEditor>
        <PlanSummary
          set={sets.find((each) => each.id === draft.modelSetId)}
          source={source}
          fit={draft.fit ?? {}}
        />
      </div>
      {creation.error && <ErrorNote error={creation.error} />}
      <div className={classes.footer}>
        <ActionButton
          needs="OPERATOR"
          type="submit"
          loading={creation.isPending}
          refusal={readable ? undefined : texts.unreadable}
        >
          {draft.dataSourceId ? texts.start : texts.startWaiting}
        </ActionButton>
        <CopyAsCurl request={{ method: 'POST', path: '/trainings', body: draft }} />
      </div>
    </form>
  );
}

interface Given {
  modelSetId?: string;
  dataSourceId?: string;
  startFrom?: string;
}

function draftOf(given: Given, sets: ModelSet[], sources: DataSource[]): TrainingDraft {
  const source = sources.find((each) => each.id === given.dataSourceId);
  return {
    modelSetId: given.modelSetId ?? sets[0]?.id ?? '',
    dataSourceId: given.dataSourceId,
    startFrom: given.startFrom ? { resultId: given.startFrom } : undefined,
    fit: usualFit(source),
  };
}
