package io.millrace.controlplane.artifacts;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Bytes that can be given out from anywhere; nothing of them is held in memory.
 *
 * @param fileName under which they are saved
 * @param etag without quotes; the same as long as the bytes are
 */
public record Download(String fileName, String mediaType, String etag, List<Segment> segments) {
  public Download {
    segments = List.copyOf(segments);
  }

  /** In bytes. */
  long length() {
    return segments.stream().mapToLong(Segment::length).sum();
  }

  /**
   * @param from first byte
   * @param end byte after the last
   */
  void writeTo(OutputStream target, long from, long end) throws IOException {
    long begin = 0;
    for (Segment segment : segments) {
      long after = begin + segment.length();
      long first = Math.max(from, begin);
      long last = Math.min(end, after);
      if (first < last) {
        segment.writeTo(target, first - begin, last - first);
      }
      begin = after;
    }
  }
}
