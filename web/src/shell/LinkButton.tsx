import { Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, MouseEvent, Ref } from 'react';
import { Refused } from '../session/Refused';
import type { Role } from '../session/roles';
import { useRefusal } from '../session/useRefusal';

type AnchorButtonProps = ButtonProps &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps> & {
    /** The least role that may do what the link leads to. */
    needs?: Role;
    ref?: Ref<HTMLAnchorElement>;
  };

function AnchorButton({ needs, href, onClick, ...button }: AnchorButtonProps) {
  const reason = useRefusal(needs);
  const go = (event: MouseEvent<HTMLAnchorElement>) => {
    if (reason) event.preventDefault();
    else onClick?.(event);
  };
  // Without an address it is neither opened in a new tab nor in the tab order by itself.
  const target = reason ? ({ role: 'link', tabIndex: 0 } as const) : { href };
  return (
    <Refused reason={reason}>
      {(marks) => <Button component="a" {...button} {...target} {...marks} onClick={go} />}
    </Refused>
  );
}

/** A link that looks like a button: it has an address, opens in a new tab, and is typed by route. */
export const LinkButton = createLink(AnchorButton);
