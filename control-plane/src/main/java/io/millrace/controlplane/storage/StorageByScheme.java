package io.millrace.controlplane.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Leads each location to the storage that knows its scheme. */
final class StorageByScheme implements Storage {
  private final Map<String, Storage> storages;

  /**
   * @param storages by scheme, without the colon
   */
  StorageByScheme(Map<String, Storage> storages) {
    this.storages = new TreeMap<>(storages);
  }

  private Storage of(String location) throws IOException {
    int colon = location.indexOf(':');
    Storage storage = colon < 0 ? null : storages.get(location.substring(0, colon));
    if (storage == null) {
      throw new IOException(
          "location '"
              + location
              + "' is not legal; legal is a URI that begins with "
              + String.join(": or ", storages.keySet())
              + ":");
    }
    return storage;
  }

  @Override
  public List<StoredFile> files(String folder) throws IOException {
    return of(folder).files(folder);
  }

  @Override
  public List<String> folders(String folder) throws IOException {
    return of(folder).folders(folder);
  }

  @Override
  public InputStream open(String file, long offset) throws IOException {
    return of(file).open(file, offset);
  }

  @Override
  public void publish(Path local, String folder) throws IOException {
    of(folder).publish(local, folder);
  }

  @Override
  public void write(String file, byte[] content) throws IOException {
    of(file).write(file, content);
  }

  @Override
  public void delete(String location) throws IOException {
    of(location).delete(location);
  }
}
