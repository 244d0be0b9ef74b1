import { Button, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';

const NEXT: Record<MantineColorScheme, MantineColorScheme> = {
  auto: 'light',
  light: 'dark',
  dark: 'auto',
};
const NAMES: Record<MantineColorScheme, string> = { auto: 'Auto', light: 'Light', dark: 'Dark' };

export function ColorSchemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const next = NEXT[colorScheme];
  return (
    <Button
      size="compact-sm"
      variant="default"
      fw={500}
      aria-label={`Colours: ${NAMES[colorScheme]}. Change to ${NAMES[next]}.`}
      onClick={() => setColorScheme(next)}
    >
      {NAMES[colorScheme]}
    </Button>
  );
}
