import { Stack } from '@mantine/core';
import { IconEdit } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useChange } from '../api/changes';
import { detailOf, listOf } from '../api/queries';
import type { Model, ModelSet } from '../api/types';
import { ConfirmButton } from '../display/ConfirmButton';
import { DataTable } from '../display/DataTable';
import { EmptyState } from '../display/EmptyState';
import { Panel } from '../display/Panel';
import { count, shape } from '../display/quantity';
import { QueryView } from '../display/QueryView';
import { LinkButton } from '../shell/LinkButton';
import { Screen } from '../shell/Screen';
import { modelSetTexts as texts } from '../texts/modelSets';
import { TrainingTable } from '../trainings/TrainingTable';

export function ModelSetDetail() {
  const { modelSetId } = useParams({ from: '/model-sets/$modelSetId' });
  const set = useQuery(detailOf('model-sets', modelSetId));
  const models = useQuery(listOf('models'));
  return (
    <Screen
      title={set.data?.name ?? texts.set}
      parent={{ to: '/model-sets', name: texts.sets }}
      description={set.data?.description}
      actions={set.data && <Actions set={set.data} />}
    >
      <QueryView query={set}>
        {(shown) => (
          <QueryView query={models}>
            {(all) => (
              <Stack gap={20}>
                <Members set={shown} models={all} />
                <TrainingsOf set={shown} />
              </Stack>
            )}
          </QueryView>
        )}
      </QueryView>
    </Screen>
  );
}

function Actions({ set }: { set: ModelSet }) {
  const navigate = useNavigate();
  const deletion = useChange(() => void navigate({ to: '/model-sets' }));
  return (
    <>
      <ConfirmButton
        label={texts.delete}
        question={texts.deleteQuestion(set.name)}
        consequence={texts.deleteConsequence}
        busy={deletion.isPending}
        error={deletion.error}
        onConfirm={() =>
          deletion.mutate({
            method: 'DELETE',
            path: `/model-sets/${set.id}`,
            touches: ['model-sets'],
          })
        }
      />
      <LinkButton
        variant="default"
        needs="OPERATOR"
        to="/model-sets/$modelSetId/edit"
        params={{ modelSetId: set.id }}
        leftSection={<IconEdit size={16} aria-hidden />}
      >
        {texts.edit}
      </LinkButton>
      <TrainButton set={set} />
    </>
  );
}

function TrainButton({ set }: { set: ModelSet }) {
  return (
    <LinkButton needs="OPERATOR" to="/trainings/new" search={{ modelSetId: set.id }}>
      {texts.train}
    </LinkButton>
  );
}

/** In the order of the set. */
function Members({ set, models }: { set: ModelSet; models: Model[] }) {
  return (
    <Panel title={texts.models} flush>
      <DataTable
        label={texts.members}
        rows={set.modelIds.flatMap((id) => models.find((model) => model.id === id) ?? [])}
        rowKey={(model) => model.id}
        columns={[
          {
            title: texts.name,
            cell: (model) => (
              <Link className="link" to="/models/$modelId" params={{ modelId: model.id }}>
                {model.name}
              </Link>
            ),
          },
          {
            title: texts.input,
            cell: (model) => model.inputs.map((input) => shape(input.shape)).join(', '),
          },
          {
            title: texts.layersTitle,
            numeric: true,
            cell: (model) => count(model.layers.length),
          },
          {
            title: texts.parameters,
            numeric: true,
            cell: (model) => count(model.parameterCount),
          },
        ]}
      />
    </Panel>
  );
}

function TrainingsOf({ set }: { set: ModelSet }) {
  const trainings = useQuery(listOf('trainings'));
  return (
    <Panel title={texts.trainings} flush>
      <QueryView query={trainings}>
        {(all) => {
          const own = all.filter((training) => training.modelSetId === set.id);
          return own.length > 0 ? (
            <TrainingTable trainings={own} />
          ) : (
            <EmptyState title={texts.noTraining} action={<TrainButton set={set} />}>
              {texts.noTrainingHelp}
            </EmptyState>
          );
        }}
      </QueryView>
    </Panel>
  );
}
