import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listOf } from '../api/queries';
import { DataTable } from '../display/DataTable';
import { EmptyState } from '../display/EmptyState';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { count, shape } from '../display/quantity';
import { QueryView } from '../display/QueryView';
import { LinkButton } from '../shell/LinkButton';
import { Screen } from '../shell/Screen';

export function ModelList() {
  const models = useQuery(listOf('models'));
  const create = <LinkButton to="/models/new">New model</LinkButton>;
  return (
    <Screen
      title="Models"
      description="Keras architectures, checked when they are saved. They are trained as sets."
      actions={models.data?.length ? create : undefined}
    >
      <Panel flush>
        <QueryView query={models}>
          {(rows) =>
            rows.length === 0 ? (
              <EmptyState title="No model yet" action={create}>
                Paste the JSON of a compiled Keras model. Its layers and shapes are checked while
                you type.
              </EmptyState>
            ) : (
              <DataTable
                label="Models"
                rows={rows}
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
                  {
                    title: 'Input',
                    cell: (model) => model.inputs.map((input) => shape(input.shape)).join(', '),
                  },
                  {
                    title: 'Output',
                    cell: (model) => model.outputs.map((output) => shape(output.shape)).join(', '),
                  },
                  { title: 'Layers', numeric: true, cell: (model) => count(model.layers.length) },
                  {
                    title: 'Parameters',
                    numeric: true,
                    cell: (model) => count(model.parameterCount),
                  },
                  { title: 'Created', cell: (model) => <Moment at={model.createdAt} /> },
                ]}
              />
            )
          }
        </QueryView>
      </Panel>
    </Screen>
  );
}
