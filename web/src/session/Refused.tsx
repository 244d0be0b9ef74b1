import { Tooltip, VisuallyHidden } from '@mantine/core';
import { useId, type ReactElement } from 'react';

/** What marks a control as refused and keeps it in the tab order, so that its reason can be read. */
export interface RefusedMarks {
  'aria-disabled'?: true;
  'aria-describedby'?: string;
  'data-disabled'?: true;
}

interface RefusedProps {
  reason: string | undefined;
  children: (marks: RefusedMarks) => ReactElement;
}

/** A control with the reason why it does nothing, on hover, on focus and for screen readers. */
export function Refused({ reason, children }: RefusedProps) {
  const id = useId();
  if (!reason) return children({});
  // Within a landmark, as all that can be read; beside `main` only where there is none.
  const target = document.getElementById('main') ?? undefined;
  return (
    <>
      <Tooltip
        label={reason}
        multiline
        maw={320}
        portalProps={{ target }}
        events={{ hover: true, focus: true, touch: true }}
      >
        {children({ 'aria-disabled': true, 'aria-describedby': id, 'data-disabled': true })}
      </Tooltip>
      <VisuallyHidden id={id}>{reason}</VisuallyHidden>
    </>
  );
}
