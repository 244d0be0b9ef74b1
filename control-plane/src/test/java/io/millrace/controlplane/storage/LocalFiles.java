package io.millrace.controlplane.storage;

/** The storage of folders on this machine, for tests of other packages. */
public final class LocalFiles {
  private LocalFiles() {}

  public static Storage storage() {
    return new FileStorage();
  }
}
