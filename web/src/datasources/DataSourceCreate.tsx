import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { DataSource } from '../api/types';
import { Panel } from '../display/Panel';
import { QueryView } from '../display/QueryView';
import { Screen } from '../shell/Screen';
import { dataSourceTexts as texts } from '../texts/dataSources';
import { topics } from '../topics/topicQueries';
import { AnnounceForm } from './AnnounceForm';
import { rangesOf } from './ranges';

/** Announces records that are in Kafka already. */
export function DataSourceCreate() {
  const { topic } = useSearch({ from: '/data-sources/new' });
  const known = useQuery({ ...topics, enabled: topic !== undefined });
  const navigate = useNavigate();
  const show = ({ id }: DataSource) =>
    void navigate({ to: '/data-sources/$dataSourceId', params: { dataSourceId: id } });
  return (
    <Screen
      title={texts.announceTitle}
      parent={{ to: '/data-sources', name: texts.title }}
      description={texts.announceAbout}
    >
      <Panel>
        {topic === undefined ? (
          <AnnounceForm onAnnounced={show} />
        ) : (
          <QueryView query={known}>
            {(all) => {
              const named = all.find((each) => each.name === topic);
              return <AnnounceForm ranges={named && rangesOf(named)} onAnnounced={show} />;
            }}
          </QueryView>
        )}
      </Panel>
    </Screen>
  );
}
