package io.millrace.controlplane.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredZipTest {
  private static final long FIVE_GB = 5L << 30;
  @TempDir private Path folder;

  private static StoredZip.Member member(String name, byte[] content) {
    CRC32 crc32 = new CRC32();
    crc32.update(content);
    Segment.Source source =
        from -> new ByteArrayInputStream(content, (int) from, content.length - (int) from);
    return new StoredZip.Member(name, crc32.getValue(), new Segment.Stored(source, content.length));
  }

  private static Download download(List<StoredZip.Member> members) {
    return new Download("m.zip", "application/zip", "etag", StoredZip.of(members));
  }

  private static Download some() {
    byte[] weights = new byte[10_000];
    new Random(5).nextBytes(weights);
    return download(
        List.of(
            member("saved_model.pb", "graph".getBytes(StandardCharsets.UTF_8)),
            member("empty", new byte[0]),
            member("variables/gewichte-ü", weights)));
  }

  private static byte[] bytes(Download download, long from, long end) throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    download.writeTo(target, from, end);
    return target.toByteArray();
  }

  @Test
  void shouldBeAZipFileThatOthersRead() throws IOException {
    Download download = some();
    Path file = folder.resolve("m.zip");

    Files.write(file, bytes(download, 0, download.length()));

    assertThat(Files.size(file)).isEqualTo(download.length());
    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .containsExactly("saved_model.pb", "empty", "variables/gewichte-ü");
      assertThat(zip.getInputStream(zip.getEntry("saved_model.pb"))).hasContent("graph");
      InputStream weights = zip.getInputStream(zip.getEntry("variables/gewichte-ü"));
      assertThat(weights.transferTo(OutputStream.nullOutputStream())).isEqualTo(10_000);
    }
  }

  @Test
  void shouldHaveTheSameBytesWhereverADownloadGoesOn() throws IOException {
    Download download = some();
    byte[] whole = bytes(download, 0, download.length());
    Random random = new Random(11);

    for (int i = 0; i < 500; i++) {
      int from = random.nextInt(whole.length);
      int end = from + 1 + random.nextInt(whole.length - from);

      assertThat(bytes(some(), from, end))
          .as("bytes %d to %d", from, end)
          .isEqualTo(Arrays.copyOfRange(whole, from, end));
    }
  }

  /** The contents are holes in a sparse file. */
  @Test
  void shouldHoldFilesOfManyGigabytes() throws IOException {
    Segment.Source never =
        from -> {
          throw new IOException("nobody reads this");
        };
    Download download =
        download(
            List.of(
                new StoredZip.Member("large", 0, new Segment.Stored(never, FIVE_GB)),
                new StoredZip.Member("larger", 0, new Segment.Stored(never, FIVE_GB + 7)),
                member("last", "end".getBytes(StandardCharsets.UTF_8))));
    Path file = folder.resolve("large.zip");

    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      long begin = 0;
      for (Segment segment : download.segments()) {
        if (segment.length() < FIVE_GB) {
          sparse.seek(begin);
          sparse.write(bytes(download, begin, begin + segment.length()));
        }
        begin += segment.length();
      }
    }

    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(zip.getEntry("large").getSize()).isEqualTo(FIVE_GB);
      assertThat(zip.getEntry("larger").getSize()).isEqualTo(FIVE_GB + 7);
      assertThat(zip.getInputStream(zip.getEntry("large")).read()).isZero();
      assertThat(zip.getInputStream(zip.getEntry("last"))).hasContent("end");
    }
  }
}
