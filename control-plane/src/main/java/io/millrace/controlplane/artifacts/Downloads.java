package io.millrace.controlplane.artifacts;

import io.millrace.contracts.model.ModelArtifact;
import io.millrace.controlplane.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.springframework.stereotype.Component;

/** Makes downloads of the files of artifacts. */
@Component
public class Downloads {
  private static final String BYTES = "application/octet-stream";
  private final VerifiedArtifacts artifacts;

  /** Sizes of members that were counted, by the checksum of their file. */
  private final Map<String, Long> memberSizes = new ConcurrentHashMap<>();

  Downloads(VerifiedArtifacts artifacts) {
    this.artifacts = artifacts;
  }

  /** The whole folder as a zip file. */
  public Download zipped(ModelArtifact artifact, String fileName) {
    List<StoredZip.Member> members =
        artifacts.files(artifact).stream()
            .map(file -> new StoredZip.Member(file.name(), file.crc32(), whole(artifact, file)))
            .toList();
    return new Download(
        fileName, "application/zip", artifact.sha256() + ".zip", StoredZip.of(members));
  }

  private Segment whole(ModelArtifact artifact, VerifiedFile file) {
    return new Segment.Stored(
        from -> artifacts.open(artifact, file.name(), from), file.sizeBytes());
  }

  /**
   * One file as it is.
   *
   * @param name relative to the artifact's folder
   */
  public Download file(ModelArtifact artifact, String name, String fileName) {
    VerifiedFile file = existing(artifact, name);
    return new Download(fileName, BYTES, file.sha256(), List.of(whole(artifact, file)));
  }

  /** The only file of an artifact that has one. */
  public Download onlyFile(ModelArtifact artifact, String fileName) {
    return file(artifact, artifacts.files(artifact).get(0).name(), fileName);
  }

  private VerifiedFile existing(ModelArtifact artifact, String name) {
    return artifacts.files(artifact).stream()
        .filter(file -> file.name().equals(name))
        .findFirst()
        .orElseThrow(() -> ProblemException.notFound("file at", artifact.uri() + "/" + name));
  }

  /** A file inside of a zip file, which is read from its beginning each time. */
  public Download member(ModelArtifact artifact, String zip, String member, String fileName) {
    VerifiedFile file = existing(artifact, zip);
    Segment.Source source = from -> inside(artifact, zip, member, from);
    long size = memberSizes.computeIfAbsent(file.sha256(), sha256 -> count(source));
    return new Download(
        fileName, BYTES, file.sha256() + "." + member, List.of(new Segment.Stored(source, size)));
  }

  private InputStream inside(ModelArtifact artifact, String zip, String member, long from)
      throws IOException {
    ZipInputStream in = new ZipInputStream(artifacts.open(artifact, zip, 0));
    try {
      ZipEntry entry = in.getNextEntry();
      while (entry != null && !entry.getName().equals(member)) {
        entry = in.getNextEntry();
      }
      if (entry == null) {
        throw new IOException(artifact.uri() + "/" + zip + " holds no " + member);
      }
      in.skipNBytes(from);
      return in;
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static long count(Segment.Source source) {
    try (InputStream in = source.open(0)) {
      return in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw ProblemException.unavailable(
          "STORAGE_UNREACHABLE", "files cannot be read: " + e.getMessage());
    }
  }
}
