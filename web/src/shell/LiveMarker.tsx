import { useLiveStatus } from '../live/LiveContext';
import { shellTexts } from '../texts/shell';
import classes from './LiveMarker.module.css';

export function LiveMarker() {
  const status = useLiveStatus();
  const [label, explanation] = shellTexts.live[status];
  return (
    <span className={classes.marker} role="status" data-live={status} title={explanation}>
      <span className={classes.dot} aria-hidden="true" />
      {label}
    </span>
  );
}
