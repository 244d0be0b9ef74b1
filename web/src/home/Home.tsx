import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { listOf } from '../api/queries';
import { QueryView } from '../display/QueryView';
import { LinkButton } from '../shell/LinkButton';
import { Screen } from '../shell/Screen';
import { homeTexts as texts } from '../texts/home';
import { HealthLine } from './HealthLine';
import { HomeSkeleton } from './HomeSkeleton';

const Overview = lazy(() => import('./Overview'));

export function Home() {
  const trainings = useQuery(listOf('trainings'));
  const inferences = useQuery(listOf('inferences'));
  const failed = trainings.data === undefined && trainings.isError;
  const used = Boolean(trainings.data?.length) || Boolean(inferences.data?.length);
  return (
    <Screen
      title={texts.title}
      actions={used && <LinkButton to="/trainings/new">{texts.newTraining}</LinkButton>}
    >
      <QueryView query={trainings} rows={10}>
        {(all) => (
          <QueryView query={inferences} rows={10}>
            {(deployed) => (
              <Suspense fallback={<HomeSkeleton />}>
                <Overview trainings={all} inferences={deployed} />
              </Suspense>
            )}
          </QueryView>
        )}
      </QueryView>
      {failed && <HealthLine />}
    </Screen>
  );
}
