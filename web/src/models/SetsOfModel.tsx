import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listOf } from '../api/queries';
import type { Model } from '../api/types';
import { DataTable } from '../display/DataTable';
import { EmptyState } from '../display/EmptyState';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { count } from '../display/quantity';
import { QueryView } from '../display/QueryView';
import { LinkButton } from '../shell/LinkButton';
import { modelTexts as texts } from '../texts/models';

/** The sets that a model is a member of. */
export function SetsOfModel({ model }: { model: Model }) {
  const sets = useQuery(listOf('model-sets'));
  return (
    <Panel flush>
      <QueryView query={sets}>
        {(all) => {
          const using = all.filter((set) => set.modelIds.includes(model.id));
          if (using.length === 0) {
            return (
              <EmptyState
                title={texts.noSet}
                action={
                  <LinkButton needs="OPERATOR" to="/model-sets/new" search={{ modelId: model.id }}>
                    {texts.intoSet}
                  </LinkButton>
                }
              >
                {texts.noSetHelp}
              </EmptyState>
            );
          }
          return (
            <DataTable
              label={texts.usedIn}
              rows={using}
              rowKey={(set) => set.id}
              columns={[
                {
                  title: texts.name,
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
                { title: texts.models, numeric: true, cell: (set) => count(set.modelIds.length) },
                { title: texts.created, cell: (set) => <Moment at={set.createdAt} /> },
              ]}
            />
          );
        }}
      </QueryView>
    </Panel>
  );
}
