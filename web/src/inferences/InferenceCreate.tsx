import { useQuery } from '@tanstack/react-query';
import { listOf } from '../api/queries';
import { EmptyState } from '../display/EmptyState';
import { Panel } from '../display/Panel';
import { QueryView } from '../display/QueryView';
import { LinkButton } from '../shell/LinkButton';
import { Screen } from '../shell/Screen';
import { finishedResults } from './finishedResults';
import { InferenceForm } from './InferenceForm';

export function InferenceCreate() {
  const trainings = useQuery(listOf('trainings'));
  return (
    <Screen
      title="New inference"
      parent={{ to: '/inferences', name: 'Inferences' }}
      description="Records are read in the format of the data source that trained the model."
    >
      <Panel>
        <QueryView query={trainings}>
          {(all) => {
            const results = finishedResults(all);
            return results.length === 0 ? (
              <EmptyState
                title="Nothing to deploy yet"
                action={<LinkButton to="/trainings">Trainings</LinkButton>}
              >
                An inference needs a finished result of a training.
              </EmptyState>
            ) : (
              <InferenceForm results={results} />
            );
          }}
        </QueryView>
      </Panel>
    </Screen>
  );
}
