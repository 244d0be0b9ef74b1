import { useMantineColorScheme } from '@mantine/core';
import {
  IconKeyboard,
  IconLogout,
  IconPalette,
  IconPlus,
  IconUserCircle,
  type Icon,
} from '@tabler/icons-react';
import { useNavigate, type LinkProps } from '@tanstack/react-router';
import { useCaller } from '../../session/currentSession';
import { covers, type Role } from '../../session/roles';
import { useSignOut } from '../../session/signOut';
import { paletteTexts as texts, shellTexts } from '../../texts/shell';

export interface Command {
  name: string;
  icon: Icon;
  run: () => void;
}

const CREATIONS: [name: string, to: NonNullable<LinkProps['to']>, needs: Role][] = [
  [texts.newModel, '/models/new', 'OPERATOR'],
  [texts.newModelSet, '/model-sets/new', 'OPERATOR'],
  [texts.newTraining, '/trainings/new', 'OPERATOR'],
  [texts.newInference, '/inferences/new', 'OPERATOR'],
  [texts.newToken, '/tokens/new', 'OPERATOR'],
  [texts.newUser, '/users/new', 'ADMIN'],
];
const SCHEMES = ['auto', 'light', 'dark'] as const;

/** What one may do from anywhere, of that what one's role allows. */
export function useCommands(onShortcuts: () => void): Command[] {
  const navigate = useNavigate();
  const caller = useCaller();
  const signOut = useSignOut();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const allowed = CREATIONS.filter(([, , needs]) => !caller || covers(caller.role, needs));
  return [
    ...allowed.map(([name, to]) => ({ name, icon: IconPlus, run: () => void navigate({ to }) })),
    ...SCHEMES.filter((scheme) => scheme !== colorScheme).map((scheme) => ({
      name: texts.colours(scheme),
      icon: IconPalette,
      run: () => setColorScheme(scheme),
    })),
    {
      name: shellTexts.account.page,
      icon: IconUserCircle,
      run: () => void navigate({ to: '/account' }),
    },
    { name: shellTexts.account.shortcuts, icon: IconKeyboard, run: onShortcuts },
    { name: shellTexts.account.signOut, icon: IconLogout, run: () => signOut.mutate() },
  ];
}
