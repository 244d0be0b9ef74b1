import { Button, type ButtonProps } from '@mantine/core';
import type { ButtonHTMLAttributes, MouseEvent, Ref } from 'react';
import { Refused } from './Refused';
import type { Role } from './roles';
import { useRefusal } from './useRefusal';

export type ActionButtonProps = ButtonProps &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, keyof ButtonProps> & {
    /** The least role that may do this. */
    needs: Role;
    /** Another reason why it cannot be done now, such as a field that is still empty. */
    refusal?: string | undefined;
    ref?: Ref<HTMLButtonElement>;
  };

/**
 * A button for what changes something. For those who may not it stays visible and focusable, says
 * why, and does nothing: neither on a click nor as the button that sends a form.
 */
export function ActionButton({ needs, refusal, onClick, ...button }: ActionButtonProps) {
  const reason = useRefusal(needs) ?? refusal;
  const act = (event: MouseEvent<HTMLButtonElement>) => {
    if (reason) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <Refused reason={reason}>{(marks) => <Button {...button} {...marks} onClick={act} />}</Refused>
  );
}
