import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiError } from '../api/ApiError';
import { useChange } from '../api/changes';
import { readTagged, type Tagged } from '../api/client';
import { listOf } from '../api/queries';
import type { Model, ModelSet, ModelSetDraft } from '../api/types';
import { ErrorNote } from '../display/ErrorNote';
import { Panel } from '../display/Panel';
import { QueryView } from '../display/QueryView';
import { StaleNote } from '../display/StaleNote';
import { LinkButton } from '../shell/LinkButton';
import { Screen } from '../shell/Screen';
import { modelSetTexts as texts } from '../texts/modelSets';
import { ModelSetForm } from './ModelSetForm';

export function ModelSetEdit() {
  const { modelSetId } = useParams({ from: '/model-sets/$modelSetId/edit' });
  const models = useQuery(listOf('models'));
  const set = useQuery({
    queryKey: ['model-sets', 'tagged', modelSetId],
    queryFn: ({ signal }) =>
      readTagged<ModelSet>(`/model-sets/${encodeURIComponent(modelSetId)}`, signal),
    // what is being changed is based on this state; a newer one is asked for when it matters
    staleTime: Infinity,
    gcTime: 0,
  });
  return (
    <Screen
      title={set.data ? texts.editTitle(set.data.content.name) : texts.edit}
      parent={{ to: '/model-sets', name: texts.sets }}
      description={texts.editDescription}
    >
      {set.data && models.data ? (
        <EditForm models={models.data} tagged={set.data} />
      ) : (
        <Panel>
          <QueryView query={set}>
            {() => <QueryView query={models}>{() => null}</QueryView>}
          </QueryView>
        </Panel>
      )}
    </Screen>
  );
}

interface EditFormProps {
  models: Model[];
  tagged: Tagged<ModelSet>;
}

function EditForm({ models, tagged }: EditFormProps) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [based, setBased] = useState(tagged);
  const [draft, setDraft] = useState(draftOf(tagged.content));
  const { id } = based.content;
  const path = `/model-sets/${id}`;
  const change = useChange<ModelSet>(() => {
    queryClient.removeQueries({ queryKey: ['model-sets', 'tagged', id] });
    void navigate({ to: '/model-sets/$modelSetId', params: { modelSetId: id } });
  });
  const save = (ifMatch: string | undefined) =>
    change.mutate({ method: 'PUT', path, body: draft, ifMatch, touches: ['model-sets'] });
  const take = (stored: Tagged<ModelSet>) => {
    setBased(stored);
    setDraft(draftOf(stored.content));
    change.reset();
  };
  const stale = change.error instanceof ApiError && change.error.status === 412;
  return (
    <ModelSetForm
      models={models}
      draft={draft}
      onDraft={setDraft}
      submitLabel={texts.save}
      busy={change.isPending}
      request={{ method: 'PUT', path, ifMatch: based.etag }}
      onSubmit={() => save(based.etag)}
      note={
        stale ? (
          <StaleNote<ModelSet>
            path={path}
            address={path}
            texts={texts}
            onOverwrite={(stored) => save(stored.etag)}
            onTake={take}
          />
        ) : (
          change.error && <ErrorNote error={change.error} />
        )
      }
    >
      <LinkButton variant="default" to="/model-sets/$modelSetId" params={{ modelSetId: id }}>
        {texts.cancel}
      </LinkButton>
    </ModelSetForm>
  );
}

function draftOf({ name, description, modelIds }: ModelSet): ModelSetDraft {
  return { name, ...(description !== '' && { description }), modelIds };
}
