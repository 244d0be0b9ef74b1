import { useQuery } from '@tanstack/react-query';
import { listOf } from '../api/queries';
import { EmptyState } from '../display/EmptyState';
import { Panel } from '../display/Panel';
import { QueryView } from '../display/QueryView';
import { LinkButton } from '../shell/LinkButton';
import { Screen } from '../shell/Screen';
import { DataSourceTable } from './DataSourceTable';

export function DataSourceList() {
  const sources = useQuery(listOf('data-sources'));
  return (
    <Screen
      title="Data sources"
      description="Ranges of Kafka topics that were announced for training. Nothing is copied: they can be used again as long as Kafka retains them."
    >
      <Panel flush>
        <QueryView query={sources}>
          {(rows) =>
            rows.length === 0 ? (
              <EmptyState
                title="No data source yet"
                action={<LinkButton to="/trainings/new">New training</LinkButton>}
              >
                A producer writes records, then one control message that says where they lie. Start
                a training: it waits and shows the message to send.
              </EmptyState>
            ) : (
              <DataSourceTable sources={rows} />
            )
          }
        </QueryView>
      </Panel>
    </Screen>
  );
}
