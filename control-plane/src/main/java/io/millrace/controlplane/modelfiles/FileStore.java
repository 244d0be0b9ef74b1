package io.millrace.controlplane.modelfiles;

import io.millrace.contracts.model.ModelArtifact;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.retention.Leftovers;
import io.millrace.controlplane.retention.Place;
import io.millrace.controlplane.storage.Storage;
import io.millrace.controlplane.storage.StoredFile;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps uploaded files as {@code <artifact store>/models/<sha256>/}, so that jobs fetch them like
 * any artifact. A kept folder is never changed; the same bytes twice are kept once.
 */
@Component
public class FileStore implements Leftovers {
  private static final Logger LOG = LoggerFactory.getLogger(FileStore.class);

  /** Younger ones may belong to a request that is still at work. */
  private static final Duration LEFT_ALONE = Duration.ofHours(1);

  private final String home;
  private final Path uploads;
  private final Path incoming;
  private final long maxUnpackedBytes;
  private final List<FileUsage> usages;
  private final Storage storage;
  private final DiskSpace disk;
  private final Clock clock;

  /** Checksums of what is about to be used, or is: an older folder may have been taken again. */
  private final Set<String> keptHere = ConcurrentHashMap.newKeySet();

  FileStore(
      MillraceProperties properties,
      List<FileUsage> usages,
      Storage storage,
      DiskSpace disk,
      Clock clock) {
    this.home = properties.artifactStore().replaceAll("/+$", "") + "/models";
    this.uploads = UploadLimits.folder(properties);
    this.incoming = properties.dataDir().resolve("incoming");
    this.maxUnpackedBytes = properties.models().maxUnpackedSize().toBytes();
    this.usages = usages;
    this.storage = storage;
    this.disk = disk;
    this.clock = clock;
  }

  /** Moves an upload out of the hands of the web server, which deletes it with its request. */
  public ReceivedFile receive(Part upload) throws IOException {
    Path folder = incoming.resolve(UUID.randomUUID().toString());
    Files.createDirectories(folder);
    String name = plainName(upload.getSubmittedFileName());
    Path content = folder.resolve("content");
    try {
      upload.write(content.toString());
      return new ReceivedFile(name, folder, content, Folders.sha256(content), Files.size(content));
    } catch (IOException | RuntimeException e) {
      Folders.delete(folder);
      throw e;
    }
  }

  /**
   * A file that lies complete on the same disk, under another name of it: what becomes of one does
   * not touch the other, and nobody may write to it any more.
   */
  public ReceivedFile receive(Path file, String name) throws IOException {
    Path folder = Files.createDirectories(incoming.resolve(UUID.randomUUID().toString()));
    Path content = folder.resolve("content");
    try {
      link(file, content);
      return new ReceivedFile(name, folder, content, Folders.sha256(content), Files.size(content));
    } catch (IOException | RuntimeException e) {
      Folders.delete(folder);
      throw e;
    }
  }

  private void link(Path file, Path name) throws IOException {
    try {
      Files.createLink(name, file);
    } catch (UnsupportedOperationException | FileSystemException noLinksHere) {
      disk.require(Files.size(file));
      Files.copy(file, name);
    }
  }

  /** Some browsers and clients send a path; nothing of it but the last name is of interest. */
  private static String plainName(@Nullable String sent) {
    String name = sent == null ? "" : sent.substring(1 + lastSeparator(sent));
    return name.isBlank() ? "file" : name.substring(0, Math.min(name.length(), 255));
  }

  private static int lastSeparator(String path) {
    return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  }

  /**
   * Moves the file into a folder of its own, under another name.
   *
   * @return the file in the new folder, in the upload's own
   */
  public Path place(ReceivedFile file, String name) throws IOException {
    Path folder = Files.createDirectories(file.folder().resolve("placed"));
    return Files.move(file.content(), folder.resolve(name));
  }

  /**
   * Unpacks a zip file beside it.
   *
   * @param landmark file that the wanted folder holds, at the top or in the only folder there
   * @return the wanted folder, in the upload's own
   * @throws UnusableFileException when it is no zip file, none that can be trusted, or lacks the
   *     landmark
   */
  public Path unpack(ReceivedFile file, String landmark) throws IOException {
    Path folder = file.folder().resolve("unpacked");
    ZipFolder.unpack(file.content(), folder, maxUnpackedBytes, disk);
    return Folders.holding(folder, landmark)
        .orElseThrow(
            () ->
                new UnusableFileException(
                    "the zip file holds no "
                        + landmark
                        + "; legal is the folder of a model, zipped"));
  }

  /**
   * @param folder in the upload's own folder; everything in it is kept
   */
  public KeptFile keep(ReceivedFile file, Path folder) throws IOException {
    ModelArtifact artifact = Folders.artifact(folder, home);
    keptHere.add(artifact.sha256());
    storage.publish(folder, artifact.uri());
    return new KeptFile(file.name(), file.sha256(), file.sizeBytes(), artifact);
  }

  /** Deletes a folder that nothing uses any more. */
  public synchronized void discard(ModelArtifact artifact) {
    if (!used().contains(artifact.sha256())) {
      keptHere.remove(artifact.sha256());
      delete(folderOf(artifact.sha256()));
    }
  }

  /** What cannot be deleted now is deleted by the next sweep. */
  private void delete(String folder) {
    try {
      storage.delete(folder);
    } catch (IOException e) {
      LOG.warn("folder {} could not be deleted: {}", folder, e.toString());
    }
  }

  /** Deletes what interrupted requests have left on this machine. */
  void sweep() throws IOException {
    Instant before = clock.instant().minus(LEFT_ALONE);
    deleteOlder(uploads, before);
    deleteOlder(incoming, before);
  }

  /** All kept folders, each as old as the newest of its files. */
  @Override
  public List<Place> places() throws IOException {
    Map<String, Instant> folders = new TreeMap<>();
    for (StoredFile file : storage.files(home)) {
      int slash = file.name().indexOf('/');
      if (slash > 0) {
        folders.merge(
            file.name().substring(0, slash),
            file.modified(),
            (one, other) -> one.isAfter(other) ? one : other);
      }
    }
    return folders.entrySet().stream()
        .map(
            folder ->
                new Place(
                    Place.Kind.MODEL_FILES,
                    folderOf(folder.getKey()),
                    "files of a model",
                    folder.getValue()))
        .toList();
  }

  /** Locked out are requests that are about to use a folder, as they do themselves. */
  @Override
  public synchronized boolean delete(Place place) throws IOException {
    String sha256 = place.location().substring(home.length() + 1);
    if (keptHere.contains(sha256) || used().contains(sha256)) {
      return false;
    }
    storage.delete(place.location());
    return true;
  }

  private static void deleteOlder(Path parent, Instant before) throws IOException {
    if (!Files.isDirectory(parent)) {
      return;
    }
    List<Path> found;
    try (Stream<Path> children = Files.list(parent)) {
      found = children.toList();
    }
    for (Path folder : found) {
      if (Files.getLastModifiedTime(folder).toInstant().isBefore(before)) {
        LOG.info("{} was left by an interrupted upload and is deleted", folder);
        Folders.delete(folder);
      }
    }
  }

  private Set<String> used() {
    return usages.stream()
        .flatMap(usage -> usage.used().stream())
        .map(ModelArtifact::sha256)
        .collect(Collectors.toSet());
  }

  private String folderOf(String sha256) {
    return home + "/" + sha256;
  }
}
