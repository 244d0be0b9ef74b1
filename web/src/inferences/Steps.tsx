import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './Steps.module.css';

export interface Step {
  name: string;
  state: 'done' | 'current' | 'due' | 'refused';
  help?: ReactNode;
}

interface StepsProps {
  label: string;
  steps: Step[];
  /** The words for the states. */
  states: Partial<Record<Step['state'], string>>;
}

/** Where something that takes a while has come to; the state of each step is also said in words. */
export function Steps({ label, steps, states }: StepsProps) {
  return (
    <ol className={classes.steps} aria-label={label}>
      {steps.map(({ name, state, help }) => (
        <li
          key={name}
          className={classes.step}
          data-state={state}
          aria-current={state === 'current' ? 'step' : undefined}
        >
          <span className={classes.name}>
            {name}
            <VisuallyHidden>, {states[state]}</VisuallyHidden>
          </span>
          <div className={classes.help}>{help}</div>
        </li>
      ))}
    </ol>
  );
}
