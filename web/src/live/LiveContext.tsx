import { useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { LiveStream, type LiveStatus } from './LiveStream';

const LiveContext = createContext<LiveStream | undefined>(undefined);

interface LiveProviderProps {
  /** No stream is asked for while nobody is signed in. */
  paused?: boolean;
  children: ReactNode;
}

export function LiveProvider({ paused = false, children }: LiveProviderProps) {
  const queryClient = useQueryClient();
  const [stream] = useState(() => new LiveStream(queryClient));
  useEffect(() => {
    if (paused) return;
    const look = () => {
      if (document.visibilityState === 'visible') stream.tryNow();
    };
    stream.start();
    window.addEventListener('online', stream.tryNow);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.removeEventListener('online', stream.tryNow);
      document.removeEventListener('visibilitychange', look);
      stream.stop();
    };
  }, [stream, paused]);
  return <LiveContext value={stream}>{children}</LiveContext>;
}

const NO_SUBSCRIPTION = () => () => undefined;
const CONNECTING = (): LiveStatus => 'CONNECTING';

export function useLiveStatus(): LiveStatus {
  const stream = useContext(LiveContext);
  return useSyncExternalStore(stream?.subscribe ?? NO_SUBSCRIPTION, stream?.status ?? CONNECTING);
}

/** The stream itself: when the server was last heard, and to try again at once. */
export function useLiveStream(): LiveStream | undefined {
  return useContext(LiveContext);
}
