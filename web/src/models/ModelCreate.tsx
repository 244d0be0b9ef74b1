import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useChange } from '../api/changes';
import { detailOf } from '../api/queries';
import type { Model } from '../api/types';
import { ErrorNote } from '../display/ErrorNote';
import { Panel } from '../display/Panel';
import { QueryView } from '../display/QueryView';
import { Screen } from '../shell/Screen';
import { modelTexts as texts } from '../texts/models';
import { takeOver } from './drop/droppedFile';
import { ModelForm } from './ModelForm';
import { copyOf, EMPTY, requestOf, type ModelSource } from './modelSource';
import { templateNamed } from './templates';
import { useModelForm } from './useModelForm';

/** A new model: empty, from a template, or as a copy of another, as the address says. */
export function ModelCreate() {
  const { template, from } = useSearch({ from: '/models/new' });
  return (
    <Screen
      title={texts.newModel}
      parent={{ to: '/models', name: texts.models }}
      description={texts.createDescription}
    >
      {from ? (
        <CopyForm from={from} />
      ) : (
        <CreateForm initial={{ ...EMPTY, code: templateNamed(template)?.code ?? '' }} />
      )}
    </Screen>
  );
}

function CopyForm({ from }: { from: string }) {
  const model = useQuery(detailOf('models', from));
  if (!model.data) {
    return (
      <Panel>
        <QueryView query={model}>{() => null}</QueryView>
      </Panel>
    );
  }
  return <CreateForm initial={copyOf(model.data, texts.copyOf(model.data.name)) ?? EMPTY} />;
}

function CreateForm({ initial }: { initial: ModelSource }) {
  const navigate = useNavigate();
  const view = useSearch({ from: '/models/new' }).view ?? 'table';
  const form = useModelForm(initial);
  const [dropped] = useState(takeOver);
  const { take } = form;
  useEffect(() => {
    if (dropped) take(dropped);
    // taken once, when the page opens
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [dropped]);
  const creation = useChange<Model>((model) => {
    void navigate({ to: '/models/$modelId', params: { modelId: model.id } });
  });
  const request = { method: 'POST', path: '/models' } as const;
  return (
    <ModelForm
      form={form}
      view={view}
      onView={(chosen) =>
        void navigate({ to: '.', search: (old) => ({ ...old, view: chosen }), replace: true })
      }
      submitLabel={texts.create}
      busy={creation.isPending}
      request={request}
      onSubmit={() =>
        creation.mutate({ ...request, body: requestOf(form.source), touches: ['models'] })
      }
      note={
        creation.error && form.check.state !== 'INVALID' && <ErrorNote error={creation.error} />
      }
    />
  );
}
