import { Group, Stack, Text, Title } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';

interface ScreenProps {
  title: string;
  parent?: { to: LinkProps['to']; name: string };
  aside?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** Frame of every screen: where one is, its name, what one can do. */
export function Screen({ title, parent, aside, description, actions, children }: ScreenProps) {
  useEffect(() => {
    document.title = `${title} · Millrace`;
  }, [title]);
  return (
    <Stack gap={20}>
      <Group justify="space-between" align="flex-end" gap="md">
        <div style={{ minWidth: 0 }}>
          {parent && (
            <Text size="sm" mb={2}>
              <Link className="link" to={parent.to}>
                {parent.name}
              </Link>
            </Text>
          )}
          <Group gap={14}>
            <Title order={1} fz={25} lts="-0.015em" style={{ overflowWrap: 'anywhere' }}>
              {title}
            </Title>
            {aside}
          </Group>
          {description && (
            <Text c="dimmed" size="sm" mt={4} maw={720}>
              {description}
            </Text>
          )}
        </div>
        {actions && <Group gap="sm">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  );
}
