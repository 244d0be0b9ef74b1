import { useQuery } from '@tanstack/react-query';
import { systemInfo } from '../api/queries';
import type { SystemInfo } from '../api/types';
import { Facts, type Fact } from '../display/Facts';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { count, words } from '../display/quantity';
import { QueryView } from '../display/QueryView';
import classes from './SystemHealth.module.css';

export function SystemHealth() {
  const system = useQuery(systemInfo);
  return (
    <Panel title="System">
      <QueryView query={system} rows={2}>
        {(info) => <Facts facts={factsOf(info)} />}
      </QueryView>
    </Panel>
  );
}

function factsOf({ kafka, flink, mode, version, startedAt, dataDir }: SystemInfo): Fact[] {
  const ofEachJob = mode === 'CLUSTER' && !flink.dashboardUrl;
  const facts: Fact[] = [
    ['Kafka', <Health key="kafka" state={kafka.state} />],
    ['Brokers', kafka.bootstrapServers],
    ['Flink', ofEachJob ? 'A cluster for each job' : <Health key="flink" state={flink.state} />],
  ];
  if (flink.slotsTotal !== undefined && flink.slotsTotal !== null) {
    facts.push(['Free slots', `${count(flink.slotsFree)} of ${count(flink.slotsTotal)}`]);
  }
  if (flink.dashboardUrl) {
    facts.push([
      'Dashboard',
      <a key="link" className="link" href={flink.dashboardUrl} target="_blank" rel="noreferrer">
        Flink {flink.version}
      </a>,
    ]);
  }
  facts.push(
    ['Mode', words(mode)],
    ['Version', version],
    ['Started', <Moment key="at" at={startedAt} />],
  );
  if (dataDir) facts.push(['Data folder', dataDir]);
  return facts;
}

/** Colour only for the two answers that are certain; any other state is shown as it came. */
function Health({ state }: { state: string }) {
  return (
    <span className={classes.health} data-state={state.toUpperCase()}>
      {words(state)}
    </span>
  );
}
