import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { listOf } from '../api/queries';
import { EmptyState } from '../display/EmptyState';
import { Panel } from '../display/Panel';
import { QueryView } from '../display/QueryView';
import { LinkButton } from '../shell/LinkButton';
import { Screen } from '../shell/Screen';
import { inferenceFormTexts as texts } from '../texts/inferenceForm';
import { deployables } from './deployable';
import { InferenceForm } from './InferenceForm';

export function InferenceCreate() {
  const [trainings, models, sources, inferences] = useQueries({
    queries: [listOf('trainings'), listOf('models'), listOf('data-sources'), listOf('inferences')],
  });
  const others: UseQueryResult<unknown>[] = [models, sources, inferences];
  const pending = others.find(({ data }) => data === undefined);
  return (
    <Screen
      title={texts.title}
      parent={{ to: '/inferences', name: texts.parent }}
      description={texts.help}
    >
      <Panel>
        <QueryView query={trainings} rows={12}>
          {(all) => {
            if (pending) return <QueryView query={pending}>{() => null}</QueryView>;
            const choices = deployables(all, models.data ?? []);
            return choices.length === 0 ? (
              <EmptyState
                title={texts.nothing}
                action={<LinkButton to="/trainings">{texts.trainings}</LinkButton>}
              >
                {texts.nothingHelp}
              </EmptyState>
            ) : (
              <InferenceForm
                choices={choices}
                sources={sources.data ?? []}
                inferences={inferences.data ?? []}
              />
            );
          }}
        </QueryView>
      </Panel>
    </Screen>
  );
}
