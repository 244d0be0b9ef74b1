import { useQuery } from '@tanstack/react-query';
import { listOf } from '../api/queries';
import { EmptyState } from '../display/EmptyState';
import { Panel } from '../display/Panel';
import { QueryView } from '../display/QueryView';
import { LinkButton } from '../shell/LinkButton';
import { Screen } from '../shell/Screen';
import { TrainingTable } from './TrainingTable';

export function TrainingList() {
  const trainings = useQuery(listOf('trainings'));
  const create = <LinkButton to="/trainings/new">New training</LinkButton>;
  return (
    <Screen
      title="Trainings"
      description="Each is one Flink job that trains every model of a set from one stream."
      actions={trainings.data?.length ? create : undefined}
    >
      <Panel flush>
        <QueryView query={trainings}>
          {(rows) =>
            rows.length === 0 ? (
              <EmptyState title="No training yet" action={create}>
                Pick a model set and how to fit it. The training waits until data is announced, or
                uses a stream that is already recorded.
              </EmptyState>
            ) : (
              <TrainingTable trainings={rows} />
            )
          }
        </QueryView>
      </Panel>
    </Screen>
  );
}
