import { Group, Stack, Text, Title } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { shellTexts } from '../texts/shell';
import { useArrival } from './arrival';
import classes from './Screen.module.css';

interface ScreenProps {
  title: string;
  parent?: { to: LinkProps['to']; params?: LinkProps['params']; name: string };
  aside?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** Frame of every screen: where one is, its name, what one can do. */
export function Screen({ title, parent, aside, description, actions, children }: ScreenProps) {
  const heading = useArrival(title);
  useEffect(() => {
    document.title = shellTexts.documentTitle(title);
  }, [title]);
  return (
    <Stack gap={20}>
      <Group justify="space-between" align="flex-end" gap="md">
        <div className={classes.name}>
          {parent && (
            <Text size="sm" mb={4} className={classes.path}>
              <Link className="link" to={parent.to} params={parent.params}>
                {parent.name}
              </Link>
              <IconChevronRight size={14} aria-hidden="true" />
            </Text>
          )}
          <Group gap={14}>
            <Title order={1} ref={heading} tabIndex={-1} className={classes.title}>
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
