package io.millrace.controlplane.artifacts;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A stretch of a download, which can be written from anywhere in it. */
sealed interface Segment {
  long length();

  /**
   * @param from first byte of this segment that is wanted
   * @param count bytes, which the segment has from there
   */
  void writeTo(OutputStream target, long from, long count) throws IOException;

  /** A few bytes. */
  record Bytes(byte[] bytes) implements Segment {
    @Override
    public long length() {
      return bytes.length;
    }

    @Override
    public void writeTo(OutputStream target, long from, long count) throws IOException {
      target.write(bytes, (int) from, (int) count);
    }
  }

  /** A file, or what is inside of one, wherever it lies. */
  record Stored(Source source, long length) implements Segment {
    private static final int BLOCK = 1 << 16;

    @Override
    public void writeTo(OutputStream target, long from, long count) throws IOException {
      byte[] block = new byte[BLOCK];
      long left = count;
      try (InputStream in = source.open(from)) {
        while (left > 0) {
          int read = in.read(block, 0, (int) Math.min(BLOCK, left));
          if (read < 0) {
            throw new EOFException("the file has become shorter by " + left + " bytes");
          }
          target.write(block, 0, read);
          left -= read;
        }
      }
    }
  }

  /** Opens bytes at an offset. */
  interface Source {
    InputStream open(long from) throws IOException;
  }
}
