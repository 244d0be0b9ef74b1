import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { RetentionBadge, retentionMeaning } from './retention';

it('a stream whose retention the server could not find out is unknown, not a fault of the page', () => {
  render(
    <MantineProvider>
      <RetentionBadge retained={null} />
    </MantineProvider>,
  );
  expect(screen.getByText('Unknown')).toBeInTheDocument();
  expect(retentionMeaning(undefined)).toBe('Kafka could not be asked what it still has.');
});
