import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listOf } from '../api/queries';
import { DataTable } from '../display/DataTable';
import { EmptyState } from '../display/EmptyState';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { QueryView } from '../display/QueryView';
import { LinkButton } from '../shell/LinkButton';
import { Screen } from '../shell/Screen';

export function ModelSetList() {
  const sets = useQuery(listOf('model-sets'));
  const models = useQuery(listOf('models'));
  const nameOf = (id: string) => models.data?.find((model) => model.id === id)?.name ?? id;
  const create = <LinkButton to="/model-sets/new">New model set</LinkButton>;
  return (
    <Screen
      title="Model sets"
      description="Models that are trained together, from one stream, so that they can be compared."
      actions={sets.data?.length ? create : undefined}
    >
      <Panel flush>
        <QueryView query={sets}>
          {(rows) =>
            rows.length === 0 ? (
              <EmptyState title="No model set yet" action={create}>
                Group one or more models. All models of a set learn from the same records.
              </EmptyState>
            ) : (
              <DataTable
                label="Model sets"
                rows={rows}
                rowKey={(set) => set.id}
                columns={[
                  {
                    title: 'Name',
                    cell: (set) => (
                      <Link
                        className="link"
                        to="/model-sets/$modelSetId"
                        params={{ modelSetId: set.id }}
                      >
                        {set.name}
                      </Link>
                    ),
                  },
                  { title: 'Models', cell: (set) => set.modelIds.map(nameOf).join(', ') },
                  { title: 'Created', cell: (set) => <Moment at={set.createdAt} /> },
                ]}
              />
            )
          }
        </QueryView>
      </Panel>
    </Screen>
  );
}
