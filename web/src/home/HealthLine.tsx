import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { systemInfo } from '../api/queries';
import type { Reach, SystemHealth } from '../api/reach';
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

function Parts({ system }: { system: SystemHealth }) {
  const { kafka, flink, version, startedAt, mode, reach } = system;
  const { slotsFree, slotsTotal, dashboardUrl } = flink;
  const shared = mode === 'LOCAL' || dashboardUrl;
  return (
    <>
      <Part name={texts.kafka} reach={reach.kafka}>
        {kafka.bootstrapServers}
      </Part>
      {shared && <Part name={texts.flink} reach={reach.flink} />}
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

const SAID = { UP: texts.up, SLOW: texts.slow, DOWN: texts.down };

function Part({ name, reach, children }: { name: string; reach: Reach; children?: ReactNode }) {
  return (
    <span className={classes.part} data-reach={reach.state}>
      <span className={classes.dot} aria-hidden="true" />
      {SAID[reach.state](name)}
      {children && <span className={classes.address}>{children}</span>}
    </span>
  );
}
