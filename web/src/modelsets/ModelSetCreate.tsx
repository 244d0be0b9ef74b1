import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useChange } from '../api/changes';
import { listOf } from '../api/queries';
import type { Model, ModelSet, ModelSetDraft } from '../api/types';
import { EmptyState } from '../display/EmptyState';
import { ErrorNote } from '../display/ErrorNote';
import { Panel } from '../display/Panel';
import { QueryView } from '../display/QueryView';
import { LinkButton } from '../shell/LinkButton';
import { Screen } from '../shell/Screen';
import { modelSetTexts as texts } from '../texts/modelSets';
import { ModelSetForm } from './ModelSetForm';

export function ModelSetCreate() {
  const models = useQuery(listOf('models'));
  return (
    <Screen title={texts.newSet} parent={{ to: '/model-sets', name: texts.sets }}>
      {models.data?.length ? (
        <CreateForm models={models.data} />
      ) : (
        <Panel>
          <QueryView query={models}>
            {() => (
              <EmptyState
                title={texts.needsModel}
                action={
                  <LinkButton needs="OPERATOR" to="/models/new">
                    {texts.newModel}
                  </LinkButton>
                }
              >
                {texts.needsModelHelp}
              </EmptyState>
            )}
          </QueryView>
        </Panel>
      )}
    </Screen>
  );
}

function CreateForm({ models }: { models: Model[] }) {
  const navigate = useNavigate();
  const { modelId } = useSearch({ from: '/model-sets/new' });
  const [draft, setDraft] = useState<ModelSetDraft>({
    name: '',
    modelIds: modelId ? [modelId] : [],
  });
  const creation = useChange<ModelSet>((set) => {
    void navigate({ to: '/model-sets/$modelSetId', params: { modelSetId: set.id } });
  });
  const request = { method: 'POST', path: '/model-sets' } as const;
  return (
    <ModelSetForm
      models={models}
      draft={draft}
      onDraft={setDraft}
      submitLabel={texts.create}
      busy={creation.isPending}
      request={request}
      onSubmit={() => creation.mutate({ ...request, body: draft, touches: ['model-sets'] })}
      note={creation.error && <ErrorNote error={creation.error} />}
    />
  );
}
