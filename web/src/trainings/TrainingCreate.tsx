import { useQuery } from '@tanstack/react-query';
import { listOf } from '../api/queries';
import { EmptyState } from '../display/EmptyState';
import { Panel } from '../display/Panel';
import { QueryView } from '../display/QueryView';
import { LinkButton } from '../shell/LinkButton';
import { Screen } from '../shell/Screen';
import { TrainingForm } from './TrainingForm';

export function TrainingCreate() {
  const sets = useQuery(listOf('model-sets'));
  return (
    <Screen
      title="New training"
      parent={{ to: '/trainings', name: 'Trainings' }}
      description="Same data, same seed: same weights."
    >
      <Panel>
        <QueryView query={sets}>
          {(all) =>
            all.length === 0 ? (
              <EmptyState
                title="A training needs a model set"
                action={<LinkButton to="/model-sets/new">New model set</LinkButton>}
              >
                Group the models that you want to train.
              </EmptyState>
            ) : (
              <TrainingForm sets={all} />
            )
          }
        </QueryView>
      </Panel>
    </Screen>
  );
}
