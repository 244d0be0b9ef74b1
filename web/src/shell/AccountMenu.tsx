import { Menu, UnstyledButton, VisuallyHidden, useMantineColorScheme } from '@mantine/core';
import {
  IconApi,
  IconDeviceDesktop,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSelector,
  IconSun,
  IconUserCircle,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useCaller } from '../session/currentSession';
import { useSignOut } from '../session/signOut';
import { shellTexts } from '../texts/shell';
import classes from './AccountMenu.module.css';

const texts = shellTexts.account;
const SCHEMES = [
  ['auto', IconDeviceDesktop],
  ['light', IconSun],
  ['dark', IconMoon],
] as const;

/** Who is signed in, and what is theirs: account, colours, shortcuts, the way out. */
export function AccountMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const caller = useCaller();
  const signOut = useSignOut();
  return (
    <Menu position="top-start" width={232} withinPortal>
      <Menu.Target>
        <UnstyledButton className={classes.target}>
          <IconUserCircle size={22} stroke={1.5} aria-hidden="true" />
          <VisuallyHidden>{texts.menu}</VisuallyHidden>
          <span className={classes.who}>
            <span className={classes.name}>{caller?.name}</span>
            <span className={classes.role}>{caller?.role}</span>
          </span>
          <IconSelector size={16} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to="/account" leftSection={<IconUserCircle size={16} />}>
          {texts.page}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={onShortcuts}>
          {texts.shortcuts}
        </Menu.Item>
        <Menu.Item component="a" href="/api/docs" leftSection={<IconApi size={16} />}>
          {texts.apiDocs}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{texts.colours}</Menu.Label>
        <Colours />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => signOut.mutate()}>
          {texts.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Colours() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return SCHEMES.map(([scheme, SchemeIcon]) => (
    <Menu.Item
      key={scheme}
      role="menuitemradio"
      aria-checked={colorScheme === scheme}
      closeMenuOnClick={false}
      data-chosen={colorScheme === scheme || undefined}
      className={classes.choice}
      leftSection={<SchemeIcon size={16} />}
      onClick={() => setColorScheme(scheme)}
    >
      {texts.colour[scheme]}
    </Menu.Item>
  ));
}
