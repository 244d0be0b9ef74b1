import { useQuery } from '@tanstack/react-query';
import { listOf } from '../api/queries';
import { EmptyState } from '../display/EmptyState';
import { Panel } from '../display/Panel';
import { QueryView } from '../display/QueryView';
import { Screen } from '../shell/Screen';
import { LinkButton } from '../shell/LinkButton';
import { problemTexts as texts } from '../texts/problems';
import { ProblemTable } from './ProblemTable';

export function ProblemList() {
  const problems = useQuery(listOf('problems'));
  return (
    <Screen title={texts.title} description={texts.help}>
      <Panel flush>
        <QueryView query={problems}>
          {(rows) =>
            rows.length === 0 ? (
              <EmptyState
                title={texts.none}
                action={
                  <LinkButton to="/" variant="default">
                    {texts.home}
                  </LinkButton>
                }
              >
                {texts.noneHelp}
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
