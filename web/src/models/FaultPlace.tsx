import { UnstyledButton } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import type { FieldError } from '../api/types';
import { place } from '../display/ErrorNote';
import { modelTexts as texts } from '../texts/models';
import classes from './FaultPlace.module.css';

interface FaultPlaceProps {
  fault: FieldError;
  /** What is at the place, when it has no line. */
  name?: string;
  onGoTo?: (fault: FieldError) => void;
}

/** Where a fault is, as a button that goes there. */
export function FaultPlace({ fault, name, onGoTo }: FaultPlaceProps) {
  const where = place(fault) || name;
  if (!onGoTo || !where || (!fault.line && fault.pointer === undefined)) {
    return where && !name ? <code className={classes.plain}>{where}</code> : null;
  }
  return (
    <UnstyledButton
      className={classes.place}
      aria-label={texts.goToFault(where)}
      onClick={() => onGoTo({ ...fault })}
    >
      <IconArrowLeft size={13} aria-hidden />
      {fault.line ? where : texts.show}
    </UnstyledButton>
  );
}
