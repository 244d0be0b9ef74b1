import { useLiveStatus } from '../live/LiveContext';
import type { LiveStatus } from '../live/LiveStream';
import classes from './LiveMarker.module.css';

const TEXTS: Record<LiveStatus, [label: string, explanation: string]> = {
  CONNECTING: ['Connecting', 'Waiting for the live connection.'],
  LIVE: ['Live', 'Everything on this page follows the server.'],
  STALE: ['Stale', 'The live connection is down. Trying again; what you see may be old.'],
};

export function LiveMarker() {
  const status = useLiveStatus();
  const [label, explanation] = TEXTS[status];
  return (
    <span className={classes.marker} role="status" data-live={status} title={explanation}>
      <span className={classes.dot} aria-hidden="true" />
      {label}
    </span>
  );
}
