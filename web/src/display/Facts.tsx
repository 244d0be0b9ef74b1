import type { ReactNode } from 'react';
import classes from './Facts.module.css';

export type Fact = [label: string, value: ReactNode];

/** Name and value pairs, side by side. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(([label, value]) => (
        <div key={label} className={classes.fact}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
