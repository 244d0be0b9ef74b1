import { useQuery } from '@tanstack/react-query';
import { listOf } from '../api/queries';
import { EmptyState } from '../display/EmptyState';
import { Panel } from '../display/Panel';
import { QueryView } from '../display/QueryView';
import { Screen } from '../shell/Screen';
import { LinkButton } from '../shell/LinkButton';
import { ProblemTable } from './ProblemTable';

export function ProblemList() {
  const problems = useQuery(listOf('problems'));
  return (
    <Screen
      title="Problems"
      description="What arrived and could not be used. It is kept here; nothing vanishes silently."
    >
      <Panel flush>
        <QueryView query={problems}>
          {(rows) =>
            rows.length === 0 ? (
              <EmptyState
                title="No problem"
                action={
                  <LinkButton to="/" variant="default">
                    Home
                  </LinkButton>
                }
              >
                Control messages that cannot be understood, and the like, would be listed here with
                their topic, partition and offset.
              </EmptyState>
            ) : (
              <ProblemTable problems={rows} />
            )
          }
        </QueryView>
      </Panel>
    </Screen>
  );
}
