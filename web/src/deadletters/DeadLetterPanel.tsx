import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { EmptyState } from '../display/EmptyState';
import { Panel } from '../display/Panel';
import { QueryView } from '../display/QueryView';
import { deadLetterTexts as texts } from '../texts/deadLetters';
import { DeadLetterDrawer } from './DeadLetterDrawer';
import { DeadLetterTable } from './DeadLetterTable';
import { canBeRetried, deadLettersOf, type DeadLetterScope } from './queries';
import { RetryAll } from './RetryAll';

/** What an address says of dead letters. */
export interface DeadLetterChoice {
  code?: string;
  /** The id of the one that is open. */
  letter?: string;
}

interface PanelProps {
  of: DeadLetterScope;
  chosen: DeadLetterChoice;
  onChoose: (chosen: DeadLetterChoice) => void;
}

/** An old one that a link leads to is looked for in so many pages. */
const PAGES_BACK = 10;

/** Dead letters of one job or of all, of one code or of any; each can be looked at and sent again. */
export default function DeadLetterPanel({ of, chosen, onChoose }: PanelProps) {
  const { code, letter } = chosen;
  const letters = useInfiniteQuery(deadLettersOf(of, code));
  const all = useInfiniteQuery(deadLettersOf(of, undefined));
  const shown = letters.data?.pages.flatMap(({ items }) => items) ?? [];
  // A page may be empty where a search takes long; the next one goes on from there.
  const { fetchNextPage } = letters;
  const open = shown.find(({ id }) => id === letter);
  const missing = letter !== undefined && !open && (letters.data?.pages.length ?? 0) < PAGES_BACK;
  const goOn = (shown.length === 0 || missing) && letters.hasNextPage && !letters.isFetching;
  const codes = [
    ...new Set(all.data?.pages.flatMap(({ items }) => items.map((each) => each.code))),
  ];
  useEffect(() => {
    if (goOn) void fetchNextPage();
  }, [goOn, fetchNextPage]);
  const waiting = shown.filter((letter) => canBeRetried(letter) && !letter.retriedAt);
  return (
    <Panel flush={shown.length > 0}>
      <QueryView query={letters}>
        {() =>
          shown.length === 0 && letters.hasNextPage ? (
            <Text size="sm" c="dimmed" p={20} mih={120} role="status">
              {texts.searching}
            </Text>
          ) : shown.length === 0 ? (
            <Nothing code={code} onAll={() => onChoose({})} />
          ) : (
            <Stack gap={8}>
              <Group justify="space-between" px={20} pt={12} gap={12}>
                <Select
                  aria-label={texts.code}
                  w={260}
                  clearable
                  placeholder={texts.anyCode}
                  data={withChosen(codes, code)}
                  value={code ?? null}
                  onChange={(picked) => onChoose({ code: picked ?? undefined })}
                />
                {code && waiting.length > 0 && <RetryAll letters={waiting} code={code} />}
              </Group>
              <DeadLetterTable
                letters={shown}
                scope={of}
                onOpen={({ id }) => onChoose({ code, letter: id })}
              />
              {letters.hasNextPage && (
                <Group justify="center" pb={12}>
                  <Button
                    variant="default"
                    loading={letters.isFetchingNextPage}
                    onClick={() => void letters.fetchNextPage()}
                  >
                    {texts.more}
                  </Button>
                </Group>
              )}
            </Stack>
          )
        }
      </QueryView>
      <DeadLetterDrawer letter={open} onClose={() => onChoose({ code })} />
    </Panel>
  );
}

function withChosen(codes: string[], code: string | undefined): string[] {
  return code && !codes.includes(code) ? [code, ...codes] : codes;
}

function Nothing({ code, onAll }: { code: string | undefined; onAll: () => void }) {
  if (!code) return <EmptyState title={texts.none}>{texts.noneHelp}</EmptyState>;
  return (
    <EmptyState
      title={texts.noneOfCode(code)}
      action={
        <Button variant="default" onClick={onAll}>
          {texts.showAll}
        </Button>
      }
    >
      {texts.noneOfCodeHelp}
    </EmptyState>
  );
}
