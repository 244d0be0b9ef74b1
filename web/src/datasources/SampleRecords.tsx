import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import { useInfiniteQuery, type UseQueryResult } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { DataSource, DecodedRecord } from '../api/types';
import { EmptyState } from '../display/EmptyState';
import { QueryView } from '../display/QueryView';
import { LinkButton } from '../shell/LinkButton';
import { dataSourceTexts as texts } from '../texts/dataSources';
import type { RecordsView } from './dataSourceSearch';
import { looksFlattened, pictureShape, spanOf, squareShape } from './picture';
import { RecordGallery } from './RecordGallery';
import { recordsOf } from './recordQueries';
import { numberText, shapeName, shapeOf } from './recordText';
import { RecordValues } from './RecordValues';

/** Records as a training sees them: pictures when they are some, else numbers. */
export function SampleRecords({ source }: { source: DataSource }) {
  const query = useInfiniteQuery({
    ...recordsOf(source.id),
    select: (data) => data.pages.flatMap((page) => page.items),
  });
  return (
    <QueryView query={query as UseQueryResult<DecodedRecord[]>}>
      {(records) =>
        records.length === 0 ? (
          <NoRecord />
        ) : (
          <>
            <Records source={source} records={records} />
            {query.hasNextPage && (
              <Group px={20} py={12}>
                <Button
                  variant="default"
                  loading={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                >
                  {texts.more}
                </Button>
              </Group>
            )}
          </>
        )
      }
    </QueryView>
  );
}

function Records({ source, records }: { source: DataSource; records: DecodedRecord[] }) {
  const { show } = useSearch({ from: '/data-sources/$dataSourceId' });
  const shape = shapeOf(records) ?? [];
  const images = records.some((record) => record.image);
  const drawn = pictureShape(shape);
  const square = squareShape(shape);
  const drawable = images || drawn !== undefined;
  const values = records.map((record) => record.features?.values ?? []);
  const flattened = square !== undefined && looksFlattened(square, values);
  const view = show ?? (drawable || flattened ? 'pictures' : 'numbers');
  const picture = drawn ?? square;
  return (
    <>
      <Group px={20} py={12} justify="space-between">
        <Text size="sm" c="dimmed">
          {texts.shapeOf(shapeName(shape))}
          {view === 'pictures' && !images && ` ${spanText(records)}`}
        </Text>
        {(drawable || square) && <ViewChoice view={view} square={drawable ? undefined : square} />}
      </Group>
      {view === 'pictures' && (images || picture) ? (
        <RecordGallery records={records} shape={picture} />
      ) : (
        <RecordValues source={source} records={records} />
      )}
    </>
  );
}

function spanText(records: DecodedRecord[]): string {
  const { black, white } = spanOf(records.map((record) => record.features?.values ?? []));
  return texts.span(numberText(black), numberText(white));
}

interface ViewChoiceProps {
  view: RecordsView;
  square: ReturnType<typeof squareShape>;
}

function ViewChoice({ view, square }: ViewChoiceProps) {
  const navigate = useNavigate({ from: '/data-sources/$dataSourceId' });
  const pictures = square ? texts.asSquare(square.height) : texts.asPictures;
  return (
    <SegmentedControl
      size="xs"
      aria-label={texts.showAs}
      data={[
        { value: 'pictures', label: pictures },
        { value: 'numbers', label: texts.asNumbers },
      ]}
      value={view}
      onChange={(value) =>
        void navigate({
          search: (now) => ({ ...now, show: value as RecordsView }),
          replace: true,
        })
      }
    />
  );
}

function NoRecord() {
  return (
    <EmptyState
      title={texts.noRecordTitle}
      action={<LinkButton to="/data-sources/upload">{texts.upload}</LinkButton>}
    >
      {texts.noRecord}
    </EmptyState>
  );
}
