import { ActionIcon, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMenu2, IconSearch } from '@tabler/icons-react';
import { shellTexts } from '../texts/shell';
import { LiveMarker } from './LiveMarker';
import { Brand } from './Navigation';
import classes from './Shell.module.css';
import { SideContent, type SideProps } from './Side';

/** On small screens: the navigation in a drawer, search and whether the page is live at hand. */
export function TopBar({ onSearch, onShortcuts }: SideProps) {
  const [open, drawer] = useDisclosure(false);
  const after = (act: () => void) => () => {
    drawer.close();
    act();
  };
  return (
    <section className={classes.bar} aria-label={shellTexts.product}>
      <ActionIcon
        size={36}
        variant="subtle"
        color="gray"
        aria-label={shellTexts.openNavigation}
        onClick={drawer.open}
      >
        <IconMenu2 size={22} />
      </ActionIcon>
      <Brand />
      <span className={classes.gap} />
      <LiveMarker />
      <ActionIcon
        size={36}
        variant="subtle"
        color="gray"
        aria-label={shellTexts.searchEverything}
        onClick={onSearch}
      >
        <IconSearch size={20} />
      </ActionIcon>
      <Drawer
        opened={open}
        onClose={drawer.close}
        size={272}
        title={shellTexts.product}
        closeButtonProps={{ 'aria-label': shellTexts.closeNavigation }}
        classNames={{ body: classes.drawer }}
      >
        <SideContent
          onSearch={after(onSearch)}
          onShortcuts={after(onShortcuts)}
          onLeave={drawer.close}
        />
      </Drawer>
    </section>
  );
}
