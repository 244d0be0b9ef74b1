import { useQuery } from '@tanstack/react-query';
import { capabilities, systemInfo } from '../api/queries';
import type { Reach, SystemHealth } from '../api/reach';
import type { Capabilities } from '../api/types';
import { Facts, type Fact } from '../display/Facts';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { count, words } from '../display/quantity';
import { QueryView } from '../display/QueryView';
import { Screen } from '../shell/Screen';
import { systemTexts as texts } from '../texts/operations';
import { CheckTable } from './CheckTable';
import { RetentionPanel } from './RetentionPanel';
import { Standing } from './Standing';

/** Whether everything that Millrace stands on is there, what it offers, what it keeps. */
export function System() {
  const system = useQuery(systemInfo);
  const offered = useQuery(capabilities);
  return (
    <Screen title={texts.title} description={texts.description}>
      <Panel title={texts.health}>
        <QueryView query={system} rows={3}>
          {(info) => <Facts facts={factsOf(info)} />}
        </QueryView>
      </Panel>
      <Panel title={texts.checks} flush>
        <QueryView query={offered}>{({ checks }) => <CheckTable checks={checks} />}</QueryView>
      </Panel>
      <Panel title={texts.versions}>
        <QueryView query={system} rows={2}>
          {(info) => <Facts facts={versionsOf(info)} />}
        </QueryView>
      </Panel>
      <Panel title={texts.offers}>
        <QueryView query={offered} rows={2}>
          {(all) => <Facts facts={offersOf(all)} />}
        </QueryView>
      </Panel>
      <RetentionPanel />
    </Screen>
  );
}

function factsOf({ kafka, flink, mode, reach }: SystemHealth): Fact[] {
  const ofEachJob = mode === 'CLUSTER' && !flink.dashboardUrl;
  const facts: Fact[] = [
    [texts.kafka, <Health key="kafka" reach={reach.kafka} />],
    [texts.brokers, kafka.bootstrapServers],
    [texts.flink, ofEachJob ? texts.clusterOfEachJob : <Health key="flink" reach={reach.flink} />],
  ];
  if (kafka.fault) facts.splice(2, 0, [texts.fault, kafka.fault]);
  if (flink.slotsTotal !== null) {
    facts.push([texts.slots, texts.free(count(flink.slotsFree), count(flink.slotsTotal))]);
  }
  if (flink.dashboardUrl) {
    facts.push([
      texts.dashboard,
      <a key="link" className="link" href={flink.dashboardUrl} target="_blank" rel="noreferrer">
        {texts.openDashboard}
      </a>,
    ]);
  }
  return facts;
}

function versionsOf({ version, flink, schemaVersion, mode, startedAt, dataDir }: SystemHealth) {
  const facts: Fact[] = [
    [texts.product, version],
    [texts.flink, flink.version ?? texts.notKnown],
    [texts.schema, schemaVersion ?? texts.notKnown],
    [texts.mode, words(mode)],
    [texts.started, <Moment key="started" at={startedAt} />],
  ];
  if (dataDir) facts.push([texts.dataDir, dataDir]);
  return facts;
}

function offersOf(all: Capabilities): Fact[] {
  return [
    [texts.modelFormats, all.modelFormats.map(words).join(', ')],
    [texts.recordFormats, all.recordFormats.join(', ')],
    [texts.trainingKinds, all.trainingKinds.map(words).join(', ')],
    [texts.splitMethods, all.splitMethods.map(words).join(', ')],
    [texts.delivery, all.delivery.map(words).join(', ')],
  ];
}

const HEALTH = {
  UP: { tone: 'good', text: texts.up },
  SLOW: { tone: 'warn', text: texts.slow },
  DOWN: { tone: 'bad', text: texts.down },
};

function Health({ reach: { state, since } }: { reach: Reach }) {
  return (
    <>
      <Standing {...HEALTH[state]} />
      {since && (
        <>
          {' '}
          {texts.since} <Moment at={since} />
        </>
      )}
    </>
  );
}
