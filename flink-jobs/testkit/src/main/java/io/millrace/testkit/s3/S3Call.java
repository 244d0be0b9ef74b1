package io.millrace.testkit.s3;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request with the bucket in its path.
 *
 * @param key without the bucket; empty is the bucket itself
 * @param query names without a value have an empty one
 */
record S3Call(String method, String bucket, String key, Map<String, String> query, byte[] body) {
  static S3Call read(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath().substring(1);
    int slash = path.indexOf('/');
    String bucket = slash < 0 ? path : path.substring(0, slash);
    String key = slash < 0 ? "" : decoded(path.substring(slash + 1).replace("+", "%2B"));
    return new S3Call(exchange.getRequestMethod(), bucket, key, query(exchange), body(exchange));
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new TreeMap<>();
    String text = exchange.getRequestURI().getRawQuery();
    for (String pair : text == null ? new String[0] : text.split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      query.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name));
  }

  boolean has(String parameter) {
    return query.containsKey(parameter);
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    byte[] sent = exchange.getRequestBody().readAllBytes();
    return isChunked(exchange) ? unchunked(sent) : sent;
  }

  static boolean isChunked(HttpExchange exchange) {
    String hash = exchange.getRequestHeaders().getFirst("x-amz-content-sha256");
    return hash != null && hash.startsWith("STREAMING-");
  }

  /** Signed chunks: {@code <size in hex>;chunk-signature=…\r\n<bytes>\r\n}, the last one empty. */
  private static byte[] unchunked(byte[] sent) throws IOException {
    InputStream in = new ByteArrayInputStream(sent);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    int size;
    do {
      size = Integer.parseInt(line(in).replaceAll(";.*", ""), 16);
      whole.writeBytes(in.readNBytes(size));
      line(in);
    } while (size > 0);
    return whole.toByteArray();
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }
}
