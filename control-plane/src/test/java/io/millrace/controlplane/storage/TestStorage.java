package io.millrace.controlplane.storage;

/** Storage for tests of other packages. */
public final class TestStorage {
  private TestStorage() {}

  /** Looks at folders of this machine. */
  public static WritableCheck writableCheck() {
    return new WritableCheck(new FileStorage());
  }

  /** Files of this machine. */
  public static Storage files() {
    return new FileStorage();
  }
}
