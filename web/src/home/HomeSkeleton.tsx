import { Skeleton } from '@mantine/core';
import { homeTexts as texts } from '../texts/home';

const HEIGHT = 620;

/** Keeps the place of what is about to be shown. */
export function HomeSkeleton() {
  return (
    <div role="status" aria-busy="true" aria-label={texts.loading}>
      <Skeleton height={HEIGHT} radius="md" />
    </div>
  );
}
