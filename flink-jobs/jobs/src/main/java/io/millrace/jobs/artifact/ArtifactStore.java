package io.millrace.jobs.artifact;

import io.millrace.contracts.model.ModelArtifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import org.apache.flink.core.fs.Path;

/**
 * Keeps artifacts as {@code <store>/<resultId>/}. A published folder is never changed: publishing
 * the same bytes again changes nothing, publishing other bytes under the same id is refused.
 *
 * <p>A rename publishes a folder at once on a file system; on an object store it copies file by
 * file, so a folder that holds only a part of the artifact is completed by the next attempt.
 */
public final class ArtifactStore {
  private static final String STAGING = ".staging";
  private static final Pattern RESULT_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private final String uri;
  private final Path root;

  private ArtifactStore(String uri) {
    this.uri = uri;
    this.root = new Path(uri);
  }

  /**
   * @param uri folder of a file system that Flink knows, for example {@code file:///data/artifacts}
   */
  public static ArtifactStore at(String uri) {
    return new ArtifactStore(uri);
  }

  /** Stages and publishes at once, for callers without a commit protocol. */
  public static ModelArtifact publish(
      java.nio.file.Path localDirectory, String storeUri, String resultId) throws IOException {
    ArtifactStore store = at(storeUri);
    return store.publish(store.stage(localDirectory, resultId, "direct"));
  }

  /**
   * Copies a finished artifact into the staging area, where it survives the machine.
   *
   * @param attempt tells apart attempts that may run at the same time
   */
  public StagedArtifact stage(java.nio.file.Path localDirectory, String resultId, String attempt)
      throws IOException {
    checkResultId(resultId);
    Folder staging = Folder.of(new Path(stagingOf(resultId), attempt));
    staging.delete();
    FolderDigest digest = Folder.of(Path.fromLocalFile(localDirectory.toFile())).copyTo(staging);
    return new StagedArtifact(
        uri, resultId, staging.path().toString(), digest.sha256Hex(), digest.sizeBytes());
  }

  /**
   * Makes a staged artifact visible; doing it again is success.
   *
   * @throws ArtifactStoreException when the id is taken by other bytes, or the staged files are
   *     gone without being published
   */
  public ModelArtifact publish(StagedArtifact staged) throws IOException {
    Folder staging = Folder.of(new Path(staged.stagingUri()));
    Folder target = Folder.of(new Path(staged.published().uri()));
    if (!target.exists()) {
      move(staging, target);
    }
    requireComplete(staged, staging, target);
    Folder.of(stagingOf(staged.resultId())).delete();
    return staged.published();
  }

  private Path stagingOf(String resultId) {
    return new Path(root, STAGING + "/" + resultId);
  }

  private static void move(Folder staging, Folder target) throws IOException {
    if (!staging.exists()) {
      throw new ArtifactStoreException(
          "artifact "
              + target.path()
              + " is not published and its staged files are gone from "
              + staging.path());
    }
    target.fileSystem().rename(staging.path(), target.path());
  }

  private static void requireComplete(StagedArtifact staged, Folder staging, Folder target)
      throws IOException {
    FolderDigest published = target.digest();
    if (published.sha256Hex().equals(staged.sha256())) {
      return;
    }
    if (staging.exists() && published.isPartOf(staging.digest())) {
      for (String name : staging.digest().files().keySet()) {
        staging.copyFile(name, target);
      }
      return;
    }
    throw new ArtifactStoreException(
        "artifact "
            + target.path()
            + " has sha256 "
            + published.sha256Hex()
            + ", the new one has "
            + staged.sha256()
            + "; a published artifact is never replaced");
  }

  /**
   * Copies an artifact to a folder of this machine, which appears only when it is complete.
   *
   * @param localDirectory must not exist yet, its parent is made
   * @throws ArtifactStoreException when the bytes are not those that were published
   */
  public static void fetch(ModelArtifact artifact, java.nio.file.Path localDirectory)
      throws IOException {
    java.nio.file.Path parent = localDirectory.toAbsolutePath().getParent();
    Files.createDirectories(parent);
    java.nio.file.Path partial = Files.createTempDirectory(parent, ".fetch-");
    Folder copy = Folder.of(Path.fromLocalFile(partial.toFile()));
    try {
      verify(artifact, existing(artifact).copyTo(copy).sha256Hex());
      Files.move(partial, localDirectory, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      copy.delete();
    }
  }

  private static Folder existing(ModelArtifact artifact) throws IOException {
    Folder folder = Folder.of(new Path(artifact.uri()));
    if (!folder.exists()) {
      throw new ArtifactStoreException("artifact " + artifact.uri() + " does not exist");
    }
    return folder;
  }

  private static void verify(ModelArtifact artifact, String actual) throws IOException {
    if (!actual.equals(artifact.sha256())) {
      throw new ArtifactStoreException(
          "artifact "
              + artifact.uri()
              + " has sha256 "
              + actual
              + ", published was "
              + artifact.sha256());
    }
  }

  private static void checkResultId(String resultId) {
    if (!RESULT_ID.matcher(resultId).matches()) {
      throw new IllegalArgumentException(
          "result id '" + resultId + "' is not legal; legal is " + RESULT_ID.pattern());
    }
  }
}
