import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { session } from '../api/session';
import { LiveProvider } from '../live/LiveContext';
import { currentSession } from '../session/currentSession';
import { shellTexts } from '../texts/shell';
import { RouteAnnouncer } from './RouteAnnouncer';
import classes from './Shell.module.css';
import { Side } from './Side';
import { SignIn, SignInAgain } from './SignIn';
import { useShortcuts } from './shortcuts/useShortcuts';
import { StaleBanner } from './StaleBanner';
import { TopBar } from './TopBar';

const Palette = lazy(async () => ({ default: (await import('./palette/Palette')).Palette }));
const ShortcutsDialog = lazy(async () => ({
  default: (await import('./shortcuts/ShortcutsDialog')).ShortcutsDialog,
}));

/** As in Shell.module.css. */
const NARROW = '(max-width: 860px)';
const AT_ONCE = { getInitialValueInEffect: false };

export function Shell() {
  const signedOut = useSyncExternalStore(session.subscribe, session.isSignedOut);
  const { data, isPending } = useQuery(currentSession);
  const nobody = data !== undefined && data.caller === null;
  useEffect(() => {
    if (nobody) session.end();
  }, [nobody]);
  if (isPending) return null;
  if (nobody || (signedOut && !data)) return <SignIn />;
  return (
    <LiveProvider paused={signedOut}>
      <Frame />
      {signedOut && <SignInAgain />}
    </LiveProvider>
  );
}

function Frame() {
  const [paletteAsked, setPaletteAsked] = useState(0);
  const [help, setHelp] = useState<boolean>();
  const openPalette = useCallback(() => setPaletteAsked((asked) => asked + 1), []);
  const openHelp = useCallback(() => setHelp(true), []);
  useShortcuts({ openPalette, openHelp });
  const Head = useMediaQuery(NARROW, false, AT_ONCE) ? TopBar : Side;
  return (
    <>
      <a className="skip link" href="#main">
        {shellTexts.skip}
      </a>
      <RouteAnnouncer />
      <div className={classes.frame}>
        <Head onSearch={openPalette} onShortcuts={openHelp} />
        <main id="main" className={classes.main} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <StaleBanner />
      <Suspense>
        {paletteAsked > 0 && <Palette asked={paletteAsked} onShortcuts={openHelp} />}
        {help !== undefined && <ShortcutsDialog opened={help} onClose={() => setHelp(false)} />}
      </Suspense>
    </>
  );
}
