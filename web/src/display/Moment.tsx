import { useEffect, useState } from 'react';
import { displayTexts } from '../texts/display';

const STEPS: [limitSeconds: number, seconds: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [3600, 60, 'minute'],
  [86_400, 3600, 'hour'],
  [7 * 86_400, 86_400, 'day'],
];
const TICK_MS = 15_000;
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const absolute = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** A time as people say it; local time and UTC on hover. */
export function Moment({ at }: { at: string | null | undefined }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  if (!at) return <>{displayTexts.absent}</>;
  const moment = new Date(at);
  return (
    <time
      dateTime={at}
      title={displayTexts.localAndUtc(absolute.format(moment), moment.toISOString())}
    >
      {spoken(moment, now)}
    </time>
  );
}

function spoken(moment: Date, now: number): string {
  const seconds = Math.round((moment.getTime() - now) / 1000);
  const distance = Math.abs(seconds);
  if (distance < 60) return displayTexts.justNow;
  for (const [limit, size, unit] of STEPS) {
    if (distance < limit) return relative.format(Math.round(seconds / size), unit);
  }
  return absolute.format(moment);
}
