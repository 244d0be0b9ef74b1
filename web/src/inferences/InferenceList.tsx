import { useQuery } from '@tanstack/react-query';
import { listOf } from '../api/queries';
import { EmptyState } from '../display/EmptyState';
import { Panel } from '../display/Panel';
import { QueryView } from '../display/QueryView';
import { LinkButton } from '../shell/LinkButton';
import { Screen } from '../shell/Screen';
import { InferenceTable } from './InferenceTable';

export function InferenceList() {
  const inferences = useQuery(listOf('inferences'));
  const create = <LinkButton to="/inferences/new">New inference</LinkButton>;
  return (
    <Screen
      title="Inferences"
      description="Trained models that score one topic into another, each as a Flink job."
      actions={inferences.data?.length ? create : undefined}
    >
      <Panel flush>
        <QueryView query={inferences}>
          {(rows) =>
            rows.length === 0 ? (
              <EmptyState title="No inference yet" action={create}>
                Deploy a finished result: it scores every record of a topic, and a newer version can
                take over without a restart.
              </EmptyState>
            ) : (
              <InferenceTable inferences={rows} />
            )
          }
        </QueryView>
      </Panel>
    </Screen>
  );
}
