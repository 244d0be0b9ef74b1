import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  title: string;
  children: ReactNode;
  action?: ReactNode;
}

/** Says what will be here and offers the one action that brings it. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <Stack align="center" gap={8} py={44} px="md" ta="center">
      <Title order={2} fz={17}>
        {title}
      </Title>
      <Text size="sm" c="dimmed" maw={460} mb={action ? 10 : 0}>
        {children}
      </Text>
      {action}
    </Stack>
  );
}
