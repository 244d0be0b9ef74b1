import { useQuery } from '@tanstack/react-query';
import { listOf } from '../../api/queries';
import { EmptyState } from '../../display/EmptyState';
import { Panel } from '../../display/Panel';
import { QueryView } from '../../display/QueryView';
import { LinkButton } from '../../shell/LinkButton';
import { Screen } from '../../shell/Screen';
import { trainingFormTexts as texts } from '../../texts/trainingForm';
import { TrainingForm } from './TrainingForm';

export function TrainingCreate() {
  const sets = useQuery(listOf('model-sets'));
  const sources = useQuery(listOf('data-sources'));
  return (
    <Screen
      title={texts.title}
      parent={{ to: '/trainings', name: texts.trainings }}
      description={texts.description}
    >
      <Panel>
        <QueryView query={sets}>
          {(all) =>
            all.length === 0 ? (
              <EmptyState
                title={texts.needsSet}
                action={<LinkButton to="/model-sets/new">{texts.newSet}</LinkButton>}
              >
                {texts.needsSetWhy}
              </EmptyState>
            ) : (
              <QueryView query={sources} rows={12}>
                {(streams) => <TrainingForm sets={all} sources={streams} />}
              </QueryView>
            )
          }
        </QueryView>
      </Panel>
    </Screen>
  );
}
