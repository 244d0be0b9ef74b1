import type { ReactNode } from 'react';
import classes from './Facts.module.css';

export type Fact = [label: string, value: ReactNode];

const LONG = 18;

/** Name and value pairs in columns; a long text takes two of them. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(([label, value]) => (
        <div key={label} className={classes.fact} data-wide={isLong(value)}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function isLong(text: ReactNode): boolean {
  return typeof text === 'string' && text.length > LONG;
}
