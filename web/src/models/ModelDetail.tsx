import { Code, ScrollArea, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useChange } from '../api/changes';
import { detailOf } from '../api/queries';
import type { Model, ModelFormat } from '../api/types';
import { ConfirmButton } from '../display/ConfirmButton';
import { Facts } from '../display/Facts';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { count, shape } from '../display/quantity';
import { QueryView } from '../display/QueryView';
import { LinkButton } from '../shell/LinkButton';
import { Screen } from '../shell/Screen';
import { LayerTable } from './LayerTable';

const FORMATS: Record<ModelFormat, string> = {
  KERAS_JSON: 'Keras JSON',
  KERAS_SOURCE: 'Keras source',
  KERAS_ARCHIVE: 'Keras archive',
  SAVED_MODEL: 'SavedModel',
};
const parent = { to: '/models', name: 'Models' } as const;

export function ModelDetail() {
  const { modelId } = useParams({ from: '/models/$modelId' });
  const model = useQuery(detailOf('models', modelId));
  return (
    <Screen
      title={model.data?.name ?? 'Model'}
      parent={parent}
      description={model.data?.description}
      actions={model.data && <Actions model={model.data} />}
    >
      <QueryView query={model} rows={8}>
        {(shown) => (
          <Stack gap={20}>
            <Panel title="Overview">
              <Facts
                facts={[
                  ['Format', FORMATS[shown.format]],
                  ['Input', shown.inputs.map((input) => shape(input.shape)).join(', ')],
                  ['Output', shown.outputs.map((output) => shape(output.shape)).join(', ')],
                  ['Parameters', count(shown.parameterCount)],
                  ['Created', <Moment key="created" at={shown.createdAt} />],
                ]}
              />
            </Panel>
            <Panel title="Layers" flush>
              <LayerTable layers={shown.layers} />
            </Panel>
            <Source model={shown} />
          </Stack>
        )}
      </QueryView>
    </Screen>
  );
}

function Actions({ model }: { model: Model }) {
  const navigate = useNavigate();
  const deletion = useChange(() => void navigate({ to: '/models' }));
  return (
    <>
      <ConfirmButton
        label="Delete"
        question={`Delete ${model.name}?`}
        consequence="Results that were trained from it stay. A model that a set uses cannot be deleted."
        busy={deletion.isPending}
        error={deletion.error}
        onConfirm={() =>
          deletion.mutate({ method: 'DELETE', path: `/models/${model.id}`, touches: ['models'] })
        }
      />
      <LinkButton to="/model-sets/new" search={{ modelId: model.id }}>
        Put into a set
      </LinkButton>
    </>
  );
}

/** As it was given; of source also what Keras would write for it. */
function Source({ model }: { model: Model }) {
  const isSource = model.format === 'KERAS_SOURCE';
  return (
    <>
      {isSource && model.imports && <CodePanel title="Imports" code={model.imports} />}
      {isSource && model.code && <CodePanel title="Keras code" code={model.code} />}
      {!!model.architecture && (
        <CodePanel title="Keras JSON" code={JSON.stringify(model.architecture, null, 2)} />
      )}
    </>
  );
}

function CodePanel({ title, code }: { title: string; code: string }) {
  return (
    <Panel title={title}>
      <ScrollArea.Autosize mah={420} viewportProps={{ tabIndex: 0, 'aria-label': title }}>
        <Code block>{code}</Code>
      </ScrollArea.Autosize>
    </Panel>
  );
}
