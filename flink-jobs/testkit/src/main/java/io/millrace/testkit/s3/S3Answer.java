package io.millrace.testkit.s3;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is sent back. */
record S3Answer(int status, Map<String, String> headers, byte[] body) {
  static S3Answer empty(int status) {
    return new S3Answer(status, Map.of(), new byte[0]);
  }

  static S3Answer xml(String body) {
    return new S3Answer(
        200,
        Map.of("Content-Type", "application/xml"),
        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + body).getBytes(StandardCharsets.UTF_8));
  }

  static S3Answer error(int status, String code, String message) {
    S3Answer text =
        xml("<Error><Code>" + code + "</Code><Message>" + message + "</Message></Error>");
    return new S3Answer(status, text.headers, text.body);
  }

  /**
   * @param range as in the header {@code Range}; null is all of it
   */
  static S3Answer content(StoredObjects.Stored stored, @Nullable String range) {
    Map<String, String> facts =
        Map.of(
            "Content-Type",
            "application/octet-stream",
            "ETag",
            stored.etag(),
            "Last-Modified",
            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                stored.modified().atOffset(ZoneOffset.UTC)));
    byte[] all = stored.bytes();
    if (range == null) {
      return new S3Answer(200, facts, all);
    }
    String[] ends = range.replace("bytes=", "").split("-", 2);
    int from = Integer.parseInt(ends[0]);
    int last =
        ends[1].isEmpty() ? all.length - 1 : Math.min(Integer.parseInt(ends[1]), all.length - 1);
    if (from >= all.length) {
      return error(416, "InvalidRange", "the object has " + all.length + " bytes");
    }
    Map<String, String> headers = new HashMap<>(facts);
    headers.put("Content-Range", "bytes " + from + "-" + last + "/" + all.length);
    return new S3Answer(206, headers, Arrays.copyOfRange(all, from, last + 1));
  }

  void send(HttpExchange exchange) throws IOException {
    headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    boolean head = exchange.getRequestMethod().equals("HEAD");
    if (head) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
    }
    exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
    if (!head && body.length > 0) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
    exchange.close();
  }
}
