type Listener = () => void;

/** Whether the server still accepts our cookie. */
class Session {
  private signedOut = false;
  private readonly listeners = new Set<Listener>();

  readonly isSignedOut = () => this.signedOut;

  readonly subscribe = (listener: Listener) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly end = () => this.set(true);
  readonly begin = () => this.set(false);

  private set(signedOut: boolean) {
    if (this.signedOut === signedOut) return;
    this.signedOut = signedOut;
    this.listeners.forEach((listener) => listener());
  }
}

export const session = new Session();
