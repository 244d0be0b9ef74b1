package io.millrace.jobs.inference;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.io.NumberOutput;

/**
 * Writes {@code {"values":[…]}}, the output of Kafka-ML, each number in the fewest digits that read
 * back to the same float. Keeps its buffer: one thread only.
 */
final class PredictionJson {
  private static final byte[] HEAD = "{\"values\":[".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_FLOAT = 16;

  private byte[] buffer = new byte[256];

  /** Position of the first NaN or infinity in the range, which JSON cannot say, or -1. */
  static int firstNotFinite(float[] values, int offset, int length) {
    for (int i = 0; i < length; i++) {
      if (!Float.isFinite(values[offset + i])) {
        return i;
      }
    }
    return -1;
  }

  byte[] write(float[] values, int offset, int length) {
    int needed = HEAD.length + length * (LONGEST_FLOAT + 1) + 2;
    if (buffer.length < needed) {
      buffer = new byte[needed];
    }
    System.arraycopy(HEAD, 0, buffer, 0, HEAD.length);
    int at = HEAD.length;
    for (int i = 0; i < length; i++) {
      if (i > 0) {
        buffer[at++] = ',';
      }
      at = writeNumber(values[offset + i], at);
    }
    buffer[at++] = ']';
    buffer[at++] = '}';
    return Arrays.copyOf(buffer, at);
  }

  private int writeNumber(float value, int at) {
    String digits = NumberOutput.toString(value, true);
    for (int i = 0; i < digits.length(); i++) {
      buffer[at + i] = (byte) digits.charAt(i);
    }
    return at + digits.length();
  }
}
