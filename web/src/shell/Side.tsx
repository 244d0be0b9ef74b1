import { Kbd, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { shellTexts } from '../texts/shell';
import { AccountMenu } from './AccountMenu';
import { LiveMarker } from './LiveMarker';
import { Brand, Navigation } from './Navigation';
import classes from './Shell.module.css';

export interface SideProps {
  onSearch: () => void;
  onShortcuts: () => void;
  /** Somebody went to another screen. */
  onLeave?: () => void;
}

interface SideContentProps extends SideProps {
  live?: ReactNode;
}

/** The side of the frame: where one can go, whether it is live, who one is. */
export function Side(props: SideProps) {
  return (
    <section className={classes.side} aria-label={shellTexts.product}>
      <div className={classes.pinned}>
        <Brand />
        <SideContent {...props} live={<LiveMarker />} />
      </div>
    </section>
  );
}

export function SideContent({ onSearch, onShortcuts, onLeave, live }: SideContentProps) {
  return (
    <>
      <UnstyledButton className={classes.search} onClick={onSearch}>
        <IconSearch size={16} aria-hidden="true" />
        <span>{shellTexts.search}</span>
        <Kbd size="xs" aria-hidden="true">
          {shellTexts.paletteKeys(isApple())}
        </Kbd>
      </UnstyledButton>
      <Navigation onLeave={onLeave} />
      <div className={classes.foot}>
        {live}
        <AccountMenu onShortcuts={onShortcuts} />
      </div>
    </>
  );
}

export function isApple(): boolean {
  return /Mac|iP/.test(navigator.platform);
}
