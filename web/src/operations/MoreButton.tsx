import { Button, Group, Text } from '@mantine/core';
import { count } from '../display/quantity';
import { pageTexts } from '../texts/operations';

interface MoreButtonProps {
  shown: number;
  pages: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

/** How much of a long list is shown, and more of it. */
export function MoreButton({ shown, pages }: MoreButtonProps) {
  return (
    <Group justify="space-between" px={20} py={10}>
      <Text size="sm" c="dimmed" role="status">
        {pages.hasNextPage ? pageTexts.first(count(shown)) : pageTexts.all(count(shown))}
      </Text>
      {pages.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          loading={pages.isFetchingNextPage}
          onClick={() => pages.fetchNextPage()}
        >
          {pageTexts.more}
        </Button>
      )}
    </Group>
  );
}
