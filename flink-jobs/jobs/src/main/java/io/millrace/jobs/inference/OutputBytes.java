package io.millrace.jobs.inference;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.millrace.codecs.FloatText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.io.NumberOutput;

/** What an encoder has written of one prediction; the buffer serves all of them. */
final class OutputBytes {
  /** Of a float's or a long's digits. */
  private static final int LONGEST_NUMBER = 20;

  private byte[] buffer = new byte[256];
  private int at;

  void clear() {
    at = 0;
  }

  byte[] copy() {
    return Arrays.copyOf(buffer, at);
  }

  private void ensure(int more) {
    if (buffer.length - at < more) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, at + more));
    }
  }

  void add(byte[] bytes) {
    ensure(bytes.length);
    System.arraycopy(bytes, 0, buffer, at, bytes.length);
    at += bytes.length;
  }

  void add(int one) {
    ensure(1);
    buffer[at++] = (byte) one;
  }

  /** A JSON array, each number in the fewest digits that read back to the same float. */
  void numbers(float[] values, int from, int count) {
    ensure(count * (LONGEST_NUMBER + 1) + 2);
    buffer[at++] = '[';
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        buffer[at++] = ',';
      }
      at = FloatText.write(values[from + i], buffer, at);
    }
    buffer[at++] = ']';
  }

  void number(float value) {
    ensure(LONGEST_NUMBER);
    at = FloatText.write(value, buffer, at);
  }

  void number(long value) {
    ensure(LONGEST_NUMBER);
    at = NumberOutput.outputLong(value, buffer, at);
  }

  /** Avro's int and long. */
  void varint(long value) {
    ensure(10);
    long rest = value << 1 ^ value >> 63;
    while ((rest & ~0x7fL) != 0) {
      buffer[at++] = (byte) (rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    buffer[at++] = (byte) rest;
  }

  /** Avro's float, and an element of RAW. */
  void littleEndian(float value) {
    ensure(Float.BYTES);
    int bits = Float.floatToRawIntBits(value);
    buffer[at++] = (byte) bits;
    buffer[at++] = (byte) (bits >> 8);
    buffer[at++] = (byte) (bits >> 16);
    buffer[at++] = (byte) (bits >> 24);
  }

  static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }

  /** A JSON string with its quotes. */
  static byte[] quoted(String text) {
    String escaped = new String(JsonStringEncoder.getInstance().quoteAsCharArray(text));
    return ("\"" + escaped + "\"").getBytes(StandardCharsets.UTF_8);
  }
}
