type Listener = () => void;
type Work = () => Promise<void>;

export interface RunState {
  running: boolean;
  fault?: unknown;
}

const MARK = 'millrace-sample-runs';
const LOCK = 'millrace-sample';

/**
 * Drives the sample while the page is open, on whatever screen. What has been reached is the
 * server's; the page remembers only that it was asked to go on, so that a reload does.
 */
export class SampleRun {
  private current: RunState = { running: false };
  private readonly listeners = new Set<Listener>();

  constructor(
    private readonly work: Work,
    private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  ) {}

  readonly state = () => this.current;

  readonly subscribe = (listener: Listener) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly start = () => {
    if (this.current.running) return;
    this.storage.setItem(MARK, 'yes');
    this.become({ running: true });
    void alone(this.work).then(
      () => this.end({ running: false }),
      (fault: unknown) => this.end({ running: false, fault }),
    );
  };

  /** Goes on with what a reload of the page interrupted. */
  readonly resume = () => {
    if (this.storage.getItem(MARK)) this.start();
  };

  private end(state: RunState) {
    this.storage.removeItem(MARK);
    this.become(state);
  }

  private become(state: RunState) {
    this.current = state;
    this.listeners.forEach((listener) => listener());
  }
}

/**
 * Two tabs do not drive it at once: the second one waits, and finds done what the first one did. So
 * does a page that was loaded again, while the one before still holds the lock. A browser without
 * locks has one tab.
 */
async function alone(work: Work): Promise<void> {
  const locks = (navigator as Partial<Navigator>).locks;
  if (!locks) return work();
  await locks.request(LOCK, work);
}
