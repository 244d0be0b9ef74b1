package io.millrace.controlplane.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files by their whole location; can be told to fail. */
public final class InMemoryStorage implements Storage {
  private record Content(byte[] bytes, Instant modified) {}

  private final NavigableMap<String, Content> files = new ConcurrentSkipListMap<>();
  private volatile @Nullable IOException failure;

  /** From now on every call fails. */
  public void failWith(IOException reason) {
    failure = reason;
  }

  /** Locations of all files, sorted. */
  public List<String> names() {
    return List.copyOf(files.keySet());
  }

  private void requireReachable() throws IOException {
    IOException reason = failure;
    if (reason != null) {
      throw reason;
    }
  }

  @Override
  public List<StoredFile> files(String folder) throws IOException {
    requireReachable();
    String prefix = folder + "/";
    return files.entrySet().stream()
        .filter(file -> file.getKey().startsWith(prefix))
        .map(
            file ->
                new StoredFile(
                    file.getKey().substring(prefix.length()),
                    file.getValue().bytes().length,
                    file.getValue().modified()))
        .toList();
  }

  @Override
  public List<String> folders(String folder) throws IOException {
    return files(folder).stream()
        .map(StoredFile::name)
        .filter(name -> name.contains("/"))
        .map(name -> name.substring(0, name.indexOf('/')))
        .distinct()
        .toList();
  }

  @Override
  public InputStream open(String file, long offset) throws IOException {
    requireReachable();
    Content content = files.get(file);
    if (content == null) {
      throw new NoSuchFileException(file);
    }
    int from = (int) Math.min(offset, content.bytes().length);
    return new ByteArrayInputStream(content.bytes(), from, content.bytes().length - from);
  }

  @Override
  public void publish(Path local, String folder) throws IOException {
    List<Path> found;
    try (Stream<Path> tree = Files.walk(local)) {
      found = tree.filter(Files::isRegularFile).toList();
    }
    for (Path file : found) {
      write(folder + "/" + local.relativize(file), Files.readAllBytes(file));
    }
  }

  @Override
  public void write(String file, byte[] content) throws IOException {
    requireReachable();
    files.put(file, new Content(content.clone(), Instant.now()));
  }

  @Override
  public void delete(String location) throws IOException {
    requireReachable();
    files.keySet().removeIf(file -> file.equals(location) || file.startsWith(location + "/"));
  }
}
