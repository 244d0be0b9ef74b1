import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiError } from '../api/ApiError';
import { useChange } from '../api/changes';
import { readTagged, type Tagged } from '../api/client';
import type { Model } from '../api/types';
import { ErrorNote } from '../display/ErrorNote';
import { Panel } from '../display/Panel';
import { QueryView } from '../display/QueryView';
import { StaleNote } from '../display/StaleNote';
import { LinkButton } from '../shell/LinkButton';
import { Screen } from '../shell/Screen';
import { modelTexts as texts } from '../texts/models';
import { ModelForm } from './ModelForm';
import { requestOf, sourceOf } from './modelSource';
import { useModelForm } from './useModelForm';

export function ModelEdit() {
  const { modelId } = useParams({ from: '/models/$modelId/edit' });
  const model = useQuery({
    queryKey: ['models', 'tagged', modelId],
    queryFn: ({ signal }) => readTagged<Model>(`/models/${encodeURIComponent(modelId)}`, signal),
    // what is being written is based on this state; a newer one is asked for when it matters
    staleTime: Infinity,
    gcTime: 0,
  });
  return (
    <Screen
      title={model.data ? texts.editTitle(model.data.content.name) : texts.edit}
      parent={{ to: '/models', name: texts.models }}
      description={texts.editDescription}
    >
      {model.data ? (
        <EditForm tagged={model.data} />
      ) : (
        <Panel>
          <QueryView query={model}>{() => null}</QueryView>
        </Panel>
      )}
    </Screen>
  );
}

function EditForm({ tagged }: { tagged: Tagged<Model> }) {
  const [based, setBased] = useState(tagged);
  // another state to begin with makes another form
  return <BasedForm key={based.etag} based={based} onBase={setBased} />;
}

interface BasedFormProps {
  based: Tagged<Model>;
  onBase: (stored: Tagged<Model>) => void;
}

function BasedForm({ based, onBase }: BasedFormProps) {
  const model = based.content;
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const view = useSearch({ from: '/models/$modelId/edit' }).view ?? 'table';
  const form = useModelForm(sourceOf(model), model);
  const path = `/models/${model.id}`;
  const change = useChange<Model>(() => {
    queryClient.removeQueries({ queryKey: ['models', 'tagged', model.id] });
    void navigate({ to: '/models/$modelId', params: { modelId: model.id } });
  });
  const save = (ifMatch: string | undefined) =>
    change.mutate({
      method: 'PUT',
      path,
      body: requestOf(form.source),
      ifMatch,
      touches: ['models'],
    });
  const stale = change.error instanceof ApiError && change.error.status === 412;
  return (
    <ModelForm
      form={form}
      view={view}
      onView={(chosen) =>
        void navigate({ to: '.', search: (old) => ({ ...old, view: chosen }), replace: true })
      }
      submitLabel={texts.save}
      busy={change.isPending}
      request={{ method: 'PUT', path, ifMatch: based.etag }}
      onSubmit={() => save(based.etag)}
      note={
        stale ? (
          <StaleNote<Model>
            path={path}
            address={path}
            texts={texts}
            onOverwrite={(stored) => save(stored.etag)}
            onTake={onBase}
          />
        ) : (
          change.error && form.check.state !== 'INVALID' && <ErrorNote error={change.error} />
        )
      }
    >
      <LinkButton variant="default" to="/models/$modelId" params={{ modelId: model.id }}>
        {texts.cancel}
      </LinkButton>
    </ModelForm>
  );
}
