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

export function LiveProvider({ children }: { children: ReactNode }) {
  const queryClient = useQueryClient();
  const [stream] = useState(() => new LiveStream(queryClient));
  useEffect(() => {
    stream.start();
    return () => stream.stop();
  }, [stream]);
  return <LiveContext value={stream}>{children}</LiveContext>;
}

const NO_SUBSCRIPTION = () => () => undefined;
const CONNECTING = (): LiveStatus => 'CONNECTING';

export function useLiveStatus(): LiveStatus {
  const stream = useContext(LiveContext);
  return useSyncExternalStore(stream?.subscribe ?? NO_SUBSCRIPTION, stream?.status ?? CONNECTING);
}
