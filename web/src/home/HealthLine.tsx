import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { systemInfo } from '../api/queries';
import type { SystemInfo } from '../api/types';
import { Moment } from '../display/Moment';
import { homeTexts as texts } from '../texts/home';
import classes from './HealthLine.module.css';

/** What everything stands on, in one line. */
export function HealthLine() {
  const { data } = useQuery(systemInfo);
  return (
    <section className={classes.line} aria-label={texts.system}>
      {data && <Parts system={data} />}
    </section>
  );
}

function Parts({ system: { kafka, flink, version, startedAt, mode } }: { system: SystemInfo }) {
  const { slotsFree, slotsTotal, dashboardUrl } = flink;
  const shared = mode === 'LOCAL' || dashboardUrl;
  return (
    <>
      <Part name="Kafka" state={kafka.state}>
        {kafka.bootstrapServers}
      </Part>
      {shared && <Part name="Flink" state={flink.state} />}
      {typeof slotsFree === 'number' && typeof slotsTotal === 'number' && (
        <span>{texts.slots(slotsFree, slotsTotal)}</span>
      )}
      {dashboardUrl && (
        <a className="link" href={dashboardUrl} target="_blank" rel="noreferrer">
          {texts.dashboard}
        </a>
      )}
      <span>
        {texts.version(version)}, {texts.started} <Moment at={startedAt} />
      </span>
    </>
  );
}

function Part({ name, state, children }: { name: string; state: string; children?: ReactNode }) {
  const up = state === 'UP' || state === 'RUNNING';
  return (
    <span className={classes.part} data-up={up}>
      <span className={classes.dot} aria-hidden="true" />
      {up ? texts.up(name) : texts.down(name)}
      {children && <span className={classes.address}>{children}</span>}
    </span>
  );
}
