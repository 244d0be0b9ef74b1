import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useLiveStatus, useLiveStream } from '../live/LiveContext';
import { shellTexts } from '../texts/shell';
import classes from './StaleBanner.module.css';

/** A stream that is back at once is no news. */
const PATIENCE_MS = 500;
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const texts = shellTexts.stale;

/** Says over whatever is shown that it is old, how old, and what is done about it. */
export function StaleBanner() {
  const status = useLiveStatus();
  return status === 'STALE' ? <Banner /> : null;
}

function Banner() {
  const stream = useLiveStream();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!late || !stream) return null;
  const heard = stream.heardAt();
  return (
    <div className={classes.banner} role="alert">
      <IconPlugConnectedX size={22} aria-hidden="true" />
      <p>
        <strong>{texts.title}</strong>{' '}
        {heard === undefined ? texts.neverHeard : texts.since(clock.format(heard))} {texts.retrying}
      </p>
      <Button size="compact-sm" variant="white" color="dark" onClick={stream.tryNow}>
        {texts.tryNow}
      </Button>
    </div>
  );
}
