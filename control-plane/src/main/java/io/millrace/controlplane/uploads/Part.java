package io.millrace.controlplane.uploads;

import io.millrace.controlplane.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The body of one request on its way to the disk. Without a checksum what has come counts every few
 * megabytes, and when the connection breaks; with one it counts as a whole or not at all.
 */
final class Part {
  private static final int BLOCK = 1 << 16;

  /** Between two waits for the disk. */
  private static final long CONFIRM_EVERY = 16L << 20;

  private final FileChannel file;
  private final Turns.Turn turn;
  private final Confirmation confirmation;
  private final long length;
  private long position;
  private long confirmed;

  /** Told how many bytes of the whole file are safe on the disk. */
  interface Confirmation {
    void confirm(long received);
  }

  /**
   * @param file at the part's beginning
   * @param length of the whole file, which no part may exceed
   */
  Part(FileChannel file, Turns.Turn turn, long length, Confirmation confirmation)
      throws IOException {
    this.file = file;
    this.turn = turn;
    this.length = length;
    this.confirmation = confirmation;
    this.position = file.position();
    this.confirmed = position;
  }

  /**
   * @throws ProblemException when the body is not what it should be; the offset says what is kept
   */
  void receive(InputStream body, @Nullable Checksum checksum) throws IOException {
    MessageDigest digest = checksum == null ? null : checksum.digest();
    byte[] block = new byte[BLOCK];
    for (int read = read(body, block, digest); read >= 0; read = read(body, block, digest)) {
      write(ByteBuffer.wrap(block, 0, read));
      if (digest != null) {
        digest.update(block, 0, read);
      } else if (position - confirmed >= CONFIRM_EVERY) {
        confirm();
      }
    }
    if (checksum != null && digest != null) {
      checksum.require(digest.digest());
    }
    confirm();
  }

  private int read(InputStream body, byte[] block, @Nullable MessageDigest digest)
      throws IOException {
    try {
      return body.read(block);
    } catch (IOException broken) {
      if (digest == null) {
        confirm();
      }
      throw ProblemException.malformed(
          "REQUEST_INCOMPLETE",
          "the part ended in the middle; of the file " + confirmed + " bytes are kept");
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    if (position + bytes.remaining() > length) {
      throw ProblemException.tooLarge(
          "the part goes beyond the " + length + " bytes of the whole file (Upload-Length)");
    }
    turn.use(
        () -> {
          while (bytes.hasRemaining()) {
            position += onDisk(() -> file.write(bytes));
          }
        });
  }

  private void confirm() throws IOException {
    turn.use(
        () -> {
          onDisk(
              () -> {
                file.force(false);
                return 0;
              });
          confirmation.confirm(position);
          confirmed = position;
        });
  }

  /** Something the disk may have no room for. */
  private interface DiskWork {
    int run() throws IOException;
  }

  private static int onDisk(DiskWork work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw ProblemException.diskFull("the part cannot be written: " + e.getMessage());
    }
  }
}
