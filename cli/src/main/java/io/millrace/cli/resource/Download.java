package io.millrace.cli.resource;

import io.millrace.cli.client.CommandFailedException;
import io.millrace.cli.client.ExitCode;
import io.millrace.cli.session.Progress;
import io.millrace.cli.session.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a file. What came before a connection broke lies beside it as {@code FILE.part}, with the
 * entity tag it belongs to, and is not fetched again while the server still has that very file.
 */
final class Download {
  private static final Pattern NAME = Pattern.compile("filename=\"?([A-Za-z0-9._ -]+)\"?");
  private static final int PARTIAL = 206;

  private final Session session;
  private final String path;

  Download(Session session, String path) {
    this.session = session;
    this.path = path;
  }

  record Done(Path file, long bytes) {}

  /**
   * @param file null takes the name that the server gives
   */
  Done to(@Nullable Path file) {
    try {
      return file == null ? named() : resumed(file);
    } catch (IOException e) {
      throw CommandFailedException.failed(
          "the download broke off ("
              + e.getMessage()
              + "); the same command goes on where it stopped");
    }
  }

  private Done named() throws IOException {
    HttpResponse<InputStream> answer = session.rest().open(path, Map.of());
    Path file = Path.of(name(answer));
    if (!Files.exists(part(file))) {
      return receive(answer, file, 0);
    }
    answer.body().close();
    return resumed(file);
  }

  private Done resumed(Path file) throws IOException {
    Path part = part(file);
    Path tag = tag(file);
    if (!Files.exists(part) || !Files.exists(tag)) {
      return receive(session.rest().open(path, Map.of()), file, 0);
    }
    long have = Files.size(part);
    HttpResponse<InputStream> answer = rest(have, Files.readString(tag).strip());
    return receive(answer, file, answer.statusCode() == PARTIAL ? have : 0);
  }

  /** The rest of the file, or all of it when there is no rest or it is another file. */
  private HttpResponse<InputStream> rest(long have, String etag) {
    try {
      return session.rest().open(path, Map.of("Range", "bytes=" + have + "-", "If-Range", etag));
    } catch (CommandFailedException e) {
      if (e.exitCode() != ExitCode.FAILED) {
        throw e;
      }
      return session.rest().open(path, Map.of());
    }
  }

  private Done receive(HttpResponse<InputStream> answer, Path file, long have) throws IOException {
    Path part = part(file);
    String etag = answer.headers().firstValue("ETag").orElse("");
    if (etag.isEmpty()) {
      Files.deleteIfExists(tag(file));
    } else {
      Files.writeString(tag(file), etag);
    }
    long length = answer.headers().firstValueAsLong("Content-Length").orElse(0);
    StandardOpenOption mode =
        have > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
    long done = have;
    try (Progress progress = Progress.of(session, "Download", " B");
        InputStream in = answer.body();
        OutputStream out =
            Files.newOutputStream(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, mode)) {
      byte[] buffer = new byte[1 << 16];
      int read;
      while ((read = in.read(buffer)) >= 0) {
        out.write(buffer, 0, read);
        done += read;
        progress.at(done, length == 0 ? 0 : have + length, "");
      }
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(tag(file));
    return new Done(file, done);
  }

  private static Path part(Path file) {
    return file.resolveSibling(file.getFileName() + ".part");
  }

  private static Path tag(Path file) {
    return file.resolveSibling(file.getFileName() + ".part.etag");
  }

  /** Letters and digits only: a name of the server's leads to no other folder. */
  private static String name(HttpResponse<InputStream> answer) {
    Matcher matcher = NAME.matcher(answer.headers().firstValue("Content-Disposition").orElse(""));
    if (!matcher.find() || matcher.group(1).startsWith(".")) {
      throw CommandFailedException.usage("the server gives the file no name; say one with --to");
    }
    return matcher.group(1);
  }
}
