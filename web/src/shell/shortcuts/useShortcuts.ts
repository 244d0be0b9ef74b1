import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef } from 'react';
import { placeOf, PLACES } from '../places';
import { isForPage, KeySequence } from './KeySequence';
import { useSingleKeys } from './preference';

interface Openers {
  openPalette: () => void;
  openHelp: () => void;
}

/** Listens to the keys of the page: Ctrl or Cmd with K always, single keys unless switched off. */
export function useShortcuts({ openPalette, openHelp }: Openers): void {
  const router = useRouter();
  const navigate = useNavigate();
  const [singleKeys] = useSingleKeys();
  const sequence = useRef(new KeySequence());
  const actions = {
    ...Object.fromEntries(PLACES.map(({ key, to }) => [`g ${key}`, () => void navigate({ to })])),
    '?': openHelp,
    '/': () => find(openPalette),
    n: () => {
      const create = placeOf(router.state.location.pathname)?.create;
      if (create) void navigate({ to: create });
    },
  };
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey) {
      event.preventDefault();
      openPalette();
      return;
    }
    if (!singleKeys || !isForPage(event)) return;
    const act = sequence.current.press(event.key, actions);
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

/** Into the filter of the list that is shown; where there is none, everything is searched. */
function find(openPalette: () => void): void {
  const filter = document.querySelector<HTMLInputElement>('main input[type="search"]');
  if (filter) filter.focus();
  else openPalette();
}
