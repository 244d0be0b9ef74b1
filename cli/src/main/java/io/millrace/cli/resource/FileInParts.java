package io.millrace.cli.resource;

import io.millrace.cli.client.Answer;
import io.millrace.cli.client.CommandFailedException;
import io.millrace.cli.client.Paths;
import io.millrace.cli.client.RestClient;
import io.millrace.cli.session.Progress;
import io.millrace.cli.session.Session;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends a file by the tus protocol: in parts that count as a whole or not at all. What has arrived
 * is asked for when a connection is lost, and by a later run that is told the upload's id.
 */
final class FileInParts {
  private static final int PART = 8 << 20;
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final String VERSION = "Tus-Resumable";
  private static final String OFFSET = "Upload-Offset";

  private final Session session;
  private final Path file;
  private final Duration patience;

  FileInParts(Session session, Path file, Duration patience) {
    this.session = session;
    this.file = file;
    this.patience = patience;
  }

  /**
   * @param begun an upload that goes on; null begins one
   * @return id of the complete upload
   */
  String send(@Nullable String begun) {
    try {
      long size = Files.size(file);
      String id = begun == null ? begin(size) : begun;
      boolean done = false;
      try {
        sendFrom(begun == null ? 0 : offset(id), size, id);
        done = true;
      } finally {
        if (!done) {
          session
              .printer()
              .note("Not all has arrived. The same command with --upload " + id + " goes on.");
        }
      }
      return id;
    } catch (IOException e) {
      throw CommandFailedException.usage("the file " + file + " cannot be read (" + e + ")");
    }
  }

  private String begin(long size) {
    String name = String.valueOf(file.getFileName());
    Map<String, String> headers =
        Map.of(
            VERSION,
            "1.0.0",
            "Upload-Length",
            String.valueOf(size),
            "Upload-Metadata",
            "filename " + base64(name.getBytes(StandardCharsets.UTF_8)));
    Answer begun = rest().upload("POST", "/uploads", BodyPublishers.noBody(), headers);
    return begun.header("Location").orElse("").replaceFirst(".*/", "");
  }

  private void sendFrom(long begin, long size, String id) throws IOException {
    long offset = begin;
    long deadline = System.nanoTime() + patience.toNanos();
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r");
        Progress progress = Progress.of(session, "Upload", " B")) {
      while (offset < size) {
        progress.at(offset, size, "");
        try {
          offset = sendPart(bytes, offset, (int) Math.min(PART, size - offset), id);
          deadline = System.nanoTime() + patience.toNanos();
        } catch (CommandFailedException e) {
          if (!e.isUnreachable() || System.nanoTime() > deadline) {
            throw e;
          }
          offset = offsetWhenItAnswers(id, deadline);
        }
      }
      progress.at(size, size, "");
    }
  }

  private long sendPart(RandomAccessFile bytes, long offset, int length, String id)
      throws IOException {
    byte[] part = new byte[length];
    bytes.seek(offset);
    bytes.readFully(part);
    Map<String, String> headers =
        Map.of(
            VERSION,
            "1.0.0",
            OFFSET,
            String.valueOf(offset),
            "Content-Type",
            "application/offset+octet-stream",
            "Upload-Checksum",
            "sha256 " + base64(sha256(part)));
    return offset(rest().upload("PATCH", path(id), BodyPublishers.ofByteArray(part), headers));
  }

  private long offsetWhenItAnswers(String id, long deadline) {
    while (true) {
      try {
        Thread.sleep(PAUSE.toMillis());
        return offset(id);
      } catch (CommandFailedException e) {
        if (!e.isUnreachable() || System.nanoTime() > deadline) {
          throw e;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw CommandFailedException.failed("interrupted while sending " + file);
      }
    }
  }

  private long offset(String id) {
    return offset(
        rest().upload("HEAD", path(id), BodyPublishers.noBody(), Map.of(VERSION, "1.0.0")));
  }

  private static long offset(Answer answer) {
    return answer
        .header(OFFSET)
        .map(Long::parseLong)
        .orElseThrow(() -> CommandFailedException.failed("the answer has no " + OFFSET));
  }

  private RestClient rest() {
    return session.rest();
  }

  private static String path(String id) {
    return "/uploads/" + Paths.segment(id);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] sha256(byte[] part) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(part);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
