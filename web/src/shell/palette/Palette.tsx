import { useDebouncedValue } from '@mantine/hooks';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import '@mantine/spotlight/styles.css';
import { IconSearch, type Icon } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { words } from '../../display/quantity';
import { paletteTexts as texts } from '../../texts/shell';
import { PLACES } from '../places';
import { useCommands } from './commands';
import classes from './Palette.module.css';
import { hitsOf, iconOf, type Hit } from './search';

const [store, spotlight] = createSpotlight();
const DEBOUNCE_MS = 180;

interface Entry {
  group: string;
  key: string;
  name: string;
  detail?: string;
  icon: Icon | undefined;
  run: () => void;
}

interface PaletteProps {
  /** Counts how often it was asked for; it opens each time. */
  asked: number;
  onShortcuts: () => void;
}

/** One field that leads to every screen, every thing by its name, and every action. */
export function Palette({ asked, onShortcuts }: PaletteProps) {
  const [query, setQuery] = useState('');
  const focus = useFocusReturn(asked);
  const { entries, searching, unreachable } = useEntries(query.trim(), onShortcuts);
  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      query={query}
      onQueryChange={setQuery}
      title={texts.title}
      classNames={{ header: classes.title }}
      scrollable
      maxHeight={460}
      returnFocus={false}
      onSpotlightClose={focus.goBack}
      overlayProps={{ backgroundOpacity: 0.4 }}
    >
      <Spotlight.Search
        placeholder={texts.placeholder}
        aria-label={texts.placeholder}
        leftSection={<IconSearch size={18} aria-hidden="true" />}
      />
      <Spotlight.ActionsList>
        {groupsOf(entries).map(([group, members]) => (
          <Spotlight.ActionsGroup key={group} label={group}>
            {members.map((entry) => (
              <EntryAction key={entry.key} entry={entry} onRun={focus.leave} />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {entries.length === 0 && (
          <Spotlight.Empty>
            {searching ? texts.searching : texts.nothing(query.trim())}
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
      <Spotlight.Footer className={classes.footer}>
        {unreachable ? texts.unreachable : texts.keys}
      </Spotlight.Footer>
    </Spotlight.Root>
  );
}

function EntryAction({ entry, onRun }: { entry: Entry; onRun: () => void }) {
  const { name, detail, icon: EntryIcon, run } = entry;
  const act = () => {
    onRun();
    run();
  };
  return (
    <Spotlight.Action
      label={name}
      description={detail}
      leftSection={EntryIcon && <EntryIcon size={18} stroke={1.7} aria-hidden="true" />}
      onClick={act}
    />
  );
}

function useEntries(query: string, onShortcuts: () => void) {
  const [text] = useDebouncedValue(query, DEBOUNCE_MS);
  const navigate = useNavigate();
  const search = useQuery(hitsOf(text));
  const commands = useCommands(onShortcuts);
  const named = ({ name }: { name: string }) => name.toLowerCase().includes(query.toLowerCase());
  const hits = query === '' ? [] : (search.data ?? []);
  const entries: Entry[] = [
    ...hits.map((hit) => ({
      group: texts.kinds[hit.kind],
      key: hit.id,
      name: hit.name,
      detail: detailOf(hit),
      icon: iconOf(hit.kind),
      run: () => void navigate(hit.link),
    })),
    ...PLACES.filter(named).map(({ to, name, icon }) => ({
      group: texts.go,
      key: to,
      name,
      icon,
      run: () => void navigate({ to }),
    })),
    ...commands
      .filter(named)
      .map((command) => ({ group: texts.actions, key: command.name, ...command })),
  ];
  return { entries, searching: search.isFetching || text !== query, unreachable: search.isError };
}

/** A state is one word in capitals. */
function detailOf({ detail }: Hit): string {
  return /^[A-Z_]+$/.test(detail) ? words(detail) : detail;
}

function groupsOf(entries: Entry[]): [string, Entry[]][] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry]);
  }
  return [...groups];
}

/** Back to where one was, unless one has gone elsewhere from here. */
function useFocusReturn(asked: number) {
  const origin = useRef<Element | null>(null);
  const left = useRef(false);
  useEffect(() => {
    if (asked === 0) return;
    origin.current = document.activeElement;
    left.current = false;
    spotlight.open();
  }, [asked]);
  return {
    leave: () => {
      left.current = true;
    },
    goBack: () => {
      if (!left.current && origin.current instanceof HTMLElement) origin.current.focus();
    },
  };
}
