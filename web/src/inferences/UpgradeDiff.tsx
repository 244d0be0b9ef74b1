import { Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { request } from '../api/client';
import type { components } from '../api/schema';
import type { Inference, UpgradeDraft } from '../api/types';
import { DataTable } from '../display/DataTable';
import { ErrorNote } from '../display/ErrorNote';
import { words } from '../display/quantity';
import { versionTexts as texts } from '../texts/versions';

type UpgradePreview = components['schemas']['UpgradePreview'];

const PAUSE_MS = 300;

/** What the server says would change, and which way: asked while one types. */
export function UpgradeDiff({ inference, wanted }: { inference: Inference; wanted: UpgradeDraft }) {
  const [settled] = useDebouncedValue(wanted, PAUSE_MS);
  const preview = useQuery({
    queryKey: ['upgrade-preview', inference.id, inference.revision, settled],
    queryFn: ({ signal }) =>
      request<UpgradePreview>(
        'POST',
        `/inferences/${inference.id}:preview-upgrade`,
        settled,
        signal,
      ),
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (preview.error) return <ErrorNote error={preview.error} />;
  const { how, changes = [] } = preview.data ?? {};
  return (
    <Stack gap={8} mih={96} role="status" aria-busy={preview.isPending}>
      {how && (
        <Text size="sm" fw={500}>
          {texts.how[how]}
        </Text>
      )}
      {changes.length > 0 && (
        <DataTable
          label={texts.diff}
          rows={changes}
          rowKey={({ pointer }) => pointer}
          columns={[
            {
              title: texts.diffColumns.setting,
              cell: ({ pointer }) => texts.pointers[pointer] ?? pointer,
            },
            { title: texts.diffColumns.from, cell: ({ from }) => <del>{valueText(from)}</del> },
            { title: texts.diffColumns.to, cell: ({ to }) => <ins>{valueText(to)}</ins> },
          ]}
        />
      )}
    </Stack>
  );
}

/** Enumerated values as people write them. */
function valueText(value: string): string {
  return /^[A-Z_]+$/.test(value) ? words(value) : value;
}
