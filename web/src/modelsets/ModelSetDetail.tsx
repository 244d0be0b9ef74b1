import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useChange } from '../api/changes';
import { detailOf, listOf } from '../api/queries';
import type { ModelSet } from '../api/types';
import { ConfirmButton } from '../display/ConfirmButton';
import { DataTable } from '../display/DataTable';
import { Panel } from '../display/Panel';
import { count } from '../display/quantity';
import { QueryView } from '../display/QueryView';
import { LinkButton } from '../shell/LinkButton';
import { Screen } from '../shell/Screen';
import { TrainingTable } from '../trainings/TrainingTable';

export function ModelSetDetail() {
  const { modelSetId } = useParams({ from: '/model-sets/$modelSetId' });
  const set = useQuery(detailOf('model-sets', modelSetId));
  return (
    <Screen
      title={set.data?.name ?? 'Model set'}
      parent={{ to: '/model-sets', name: 'Model sets' }}
      description={set.data?.description}
      actions={set.data && <Actions set={set.data} />}
    >
      <QueryView query={set}>
        {(shown) => (
          <Stack gap={20}>
            <Members set={shown} />
            <TrainingsOf setId={shown.id} />
          </Stack>
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
        label="Delete"
        question={`Delete ${set.name}?`}
        consequence="Its models stay. A set that a training uses cannot be deleted."
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
      <LinkButton to="/trainings/new" search={{ modelSetId: set.id }}>
        Train this set
      </LinkButton>
    </>
  );
}

function Members({ set }: { set: ModelSet }) {
  const models = useQuery(listOf('models'));
  return (
    <Panel title="Models" flush>
      <QueryView query={models}>
        {(all) => (
          <DataTable
            label="Models of this set"
            rows={all.filter((model) => set.modelIds.includes(model.id))}
            rowKey={(model) => model.id}
            columns={[
              {
                title: 'Name',
                cell: (model) => (
                  <Link className="link" to="/models/$modelId" params={{ modelId: model.id }}>
                    {model.name}
                  </Link>
                ),
              },
              { title: 'Layers', numeric: true, cell: (model) => count(model.layers.length) },
              { title: 'Parameters', numeric: true, cell: (model) => count(model.parameterCount) },
            ]}
          />
        )}
      </QueryView>
    </Panel>
  );
}

function TrainingsOf({ setId }: { setId: string }) {
  const trainings = useQuery(listOf('trainings'));
  const own = trainings.data?.filter((training) => training.modelSetId === setId) ?? [];
  if (own.length === 0) return null;
  return (
    <Panel title="Trainings" flush>
      <TrainingTable trainings={own} />
    </Panel>
  );
}
