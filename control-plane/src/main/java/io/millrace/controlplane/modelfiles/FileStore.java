package io.millrace.controlplane.modelfiles;

import io.millrace.contracts.model.ModelArtifact;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.problem.ProblemException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
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
public class FileStore {
  private static final Logger LOG = LoggerFactory.getLogger(FileStore.class);
  private static final String INCOMING = ".incoming";

  /** Younger ones may belong to a request that is still at work. */
  private static final Duration LEFT_ALONE = Duration.ofHours(1);

  private final String store;
  private final Path uploads;
  private final long maxUnpackedBytes;
  private final List<FileUsage> usages;
  private final Clock clock;

  FileStore(MillraceProperties properties, List<FileUsage> usages, Clock clock) {
    this.store = properties.artifactStore();
    this.uploads = UploadLimits.folder(properties);
    this.maxUnpackedBytes = properties.models().maxUnpackedSize().toBytes();
    this.usages = usages;
    this.clock = clock;
  }

  /** Moves an upload out of the hands of the web server, which deletes it with its request. */
  public ReceivedFile receive(Part upload) throws IOException {
    Path folder = home().resolve(INCOMING).resolve(UUID.randomUUID().toString());
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
    ZipFolder.unpack(file.content(), folder, maxUnpackedBytes);
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
    ModelArtifact artifact = Folders.artifact(folder, home());
    Path kept = folderOf(artifact);
    try {
      Files.move(folder, kept);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException sameBytes) {
      LOG.debug("{} is there already", kept);
    }
    Files.setLastModifiedTime(kept, FileTime.from(clock.instant()));
    return new KeptFile(file.name(), file.sha256(), file.sizeBytes(), artifact);
  }

  /** Deletes a folder that nothing uses any more. */
  public void discard(ModelArtifact artifact) {
    if (!used().contains(artifact.sha256())) {
      Folders.delete(folderOf(artifact));
    }
  }

  /** Deletes what interrupted requests have left. */
  void sweep() throws IOException {
    if (!isLocal() || !Files.isDirectory(home())) {
      return;
    }
    Instant before = clock.instant().minus(LEFT_ALONE);
    Set<String> used = used();
    deleteOlder(uploads, before, file -> true);
    deleteOlder(home().resolve(INCOMING), before, folder -> true);
    deleteOlder(
        home(),
        before,
        folder -> {
          String name = folder.getFileName().toString();
          return !name.equals(INCOMING) && !used.contains(name);
        });
  }

  private static void deleteOlder(Path parent, Instant before, Predicate<Path> unwanted)
      throws IOException {
    if (!Files.isDirectory(parent)) {
      return;
    }
    List<Path> found;
    try (Stream<Path> children = Files.list(parent)) {
      found = children.filter(unwanted).toList();
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

  private Path folderOf(ModelArtifact artifact) {
    return home().resolve(artifact.sha256());
  }

  private boolean isLocal() {
    return "file".equals(URI.create(store).getScheme());
  }

  private Path home() {
    if (!isLocal()) {
      throw ProblemException.unprocessable(
          "ARTIFACT_REMOTE",
          "/file",
          "files can only be taken when the artifact store is a folder that this process sees; it"
              + " is "
              + store);
    }
    return Path.of(URI.create(store)).resolve("models");
  }
}
