package io.millrace.cli.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Builds paths below {@code /api/v1}; what people type never becomes a part of its structure. */
public final class Paths {
  private Paths() {}

  /** One segment: an id, a topic. */
  public static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
