package io.millrace.cli.resource;

import io.millrace.cli.client.CommandFailedException;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** A model's file and what is said of it as multipart/form-data; the file is sent from the disk. */
final class ModelUploadBody {
  private final String boundary = "millrace-" + UUID.randomUUID();

  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  BodyPublisher of(Path file, Map<String, String> parts) {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    parts.forEach((name, value) -> part(head, name, "", value));
    String fileName = String.valueOf(file.getFileName()).replaceAll("[\"\\r\\n]", "_");
    part(head, "file", "; filename=\"" + fileName + "\"", "");
    // the part of the file goes on where its head ends
    byte[] start = head.toByteArray();
    try {
      return BodyPublishers.concat(
          BodyPublishers.ofByteArray(start, 0, start.length - 2),
          BodyPublishers.ofFile(file),
          BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
    } catch (FileNotFoundException e) {
      throw CommandFailedException.usage("the file " + file + " cannot be read (" + e + ")");
    }
  }

  private void part(ByteArrayOutputStream out, String name, String more, String value) {
    String text =
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n"
            .formatted(boundary, name, more, value);
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
