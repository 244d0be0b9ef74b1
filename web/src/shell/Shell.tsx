import { Outlet } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { session } from '../api/session';
import { LiveProvider } from '../live/LiveContext';
import { ColorSchemeSwitch } from './ColorSchemeSwitch';
import { LiveMarker } from './LiveMarker';
import { Navigation } from './Navigation';
import classes from './Shell.module.css';
import { SignIn } from './SignIn';

export function Shell() {
  const signedOut = useSyncExternalStore(session.subscribe, session.isSignedOut);
  if (signedOut) return <SignIn />;
  return (
    <LiveProvider>
      <a className="skip link" href="#main">
        Skip to content
      </a>
      <div className={classes.frame}>
        <div className={classes.side}>
          <div className={classes.pinned}>
            <Navigation />
            <div className={classes.foot}>
              <LiveMarker />
              <ColorSchemeSwitch />
            </div>
          </div>
        </div>
        <main id="main" className={classes.main} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
    </LiveProvider>
  );
}
