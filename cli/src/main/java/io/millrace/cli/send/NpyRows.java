package io.millrace.cli.send;

import io.millrace.cli.client.CommandFailedException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The rows of an array as bytes, little-endian. */
final class NpyRows implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final DataInputStream in;
  private final NpyHeader header;

  private NpyRows(Path file, DataInputStream in, NpyHeader header) {
    this.file = file;
    this.in = in;
    this.header = header;
  }

  static NpyRows open(Path file) throws IOException {
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
    try {
      return new NpyRows(file, in, NpyHeader.read(in));
    } catch (IllegalArgumentException | ArithmeticException e) {
      in.close();
      throw CommandFailedException.usage(file + " " + e.getMessage());
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  NpyHeader header() {
    return header;
  }

  byte[] row() throws IOException {
    byte[] row = in.readNBytes(header.rowBytes());
    if (row.length < header.rowBytes()) {
      throw CommandFailedException.usage(
          file + " ends before its " + header.rows() + " rows do: it was cut short");
    }
    if (header.bigEndian()) {
      turn(row, header.type().bytes());
    }
    return row;
  }

  private static void turn(byte[] row, int size) {
    for (int start = 0; start < row.length; start += size) {
      for (int i = 0; i < size / 2; i++) {
        byte first = row[start + i];
        row[start + i] = row[start + size - 1 - i];
        row[start + size - 1 - i] = first;
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
