import { Text } from '@mantine/core';
import type { FieldError } from '../api/types';
import { advice, place } from '../display/ErrorNote';
import { FaultPlace } from './FaultPlace';
import classes from './FaultList.module.css';

interface FaultListProps {
  faults: FieldError[];
  onGoTo?: (fault: FieldError) => void;
}

/** Every fault with what is legal; its place is a button that goes there. */
export function FaultList({ faults, onGoTo }: FaultListProps) {
  return (
    <ul className={classes.list}>
      {faults.map((fault) => (
        <li key={`${place(fault)} ${fault.message}`}>
          <FaultPlace fault={fault} onGoTo={onGoTo} />{' '}
          <span>{/[.!?]$/.test(fault.message) ? fault.message : `${fault.message}.`}</span>
          {fault.hint && (
            <Text size="sm" c="dimmed">
              {advice(fault.hint)}
            </Text>
          )}
        </li>
      ))}
    </ul>
  );
}
