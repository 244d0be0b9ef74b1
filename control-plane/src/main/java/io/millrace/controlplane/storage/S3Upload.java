package io.millrace.controlplane.storage;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * A file on its way to an object store, of any size: in one request when it is small, else in parts
 * of which the store makes one object at the end. It is streamed from the disk, and with each
 * request goes the MD5 that stores have always checked, so that other bytes are refused.
 */
final class S3Upload {
  private static final int BLOCK = 1 << 16;

  /** What stores take. */
  private static final int MOST_PARTS = 10_000;

  private final S3Client s3;
  private final S3Location at;
  private final Path file;

  S3Upload(S3Client s3, S3Location at, Path file) {
    this.s3 = s3;
    this.at = at;
    this.file = file;
  }

  /**
   * @param smallestPart of a file that goes in parts, in bytes; a large file has larger ones
   */
  void send(long smallestPart) {
    try {
      long size = Files.size(file);
      if (size <= smallestPart) {
        whole(size);
      } else {
        inParts(size, Math.max(smallestPart, size / MOST_PARTS + 1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void whole(long size) throws IOException {
    String md5 = md5(0, size);
    s3.putObject(
        request -> request.bucket(at.bucket()).key(at.key()).contentMD5(md5), body(0, size));
  }

  /** Parts of an upload that failed would be kept and paid for. */
  private void inParts(long size, long partSize) throws IOException {
    String id =
        s3.createMultipartUpload(request -> request.bucket(at.bucket()).key(at.key())).uploadId();
    try {
      List<CompletedPart> parts = new ArrayList<>();
      for (long from = 0; from < size; from += partSize) {
        parts.add(part(id, parts.size() + 1, from, Math.min(partSize, size - from)));
      }
      s3.completeMultipartUpload(
          request ->
              request
                  .bucket(at.bucket())
                  .key(at.key())
                  .uploadId(id)
                  .multipartUpload(upload -> upload.parts(parts)));
    } catch (RuntimeException | IOException e) {
      abort(id, e);
      throw e;
    }
  }

  private CompletedPart part(String id, int number, long from, long length) throws IOException {
    String md5 = md5(from, length);
    String tag =
        s3.uploadPart(
                request ->
                    request
                        .bucket(at.bucket())
                        .key(at.key())
                        .uploadId(id)
                        .partNumber(number)
                        .contentMD5(md5),
                body(from, length))
            .eTag();
    return CompletedPart.builder().partNumber(number).eTag(tag).build();
  }

  private void abort(String id, Exception reason) {
    try {
      s3.abortMultipartUpload(request -> request.bucket(at.bucket()).key(at.key()).uploadId(id));
    } catch (RuntimeException e) {
      reason.addSuppressed(e);
    }
  }

  /** May be read more than once: for the signature, and again when a request is repeated. */
  private RequestBody body(long from, long length) {
    return RequestBody.fromContentProvider(
        () -> slice(from, length), length, "application/octet-stream");
  }

  private InputStream slice(long from, long length) {
    try {
      return Slice.of(file, from, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String md5(long from, long length) throws IOException {
    try (InputStream in = Slice.of(file, from, length)) {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      byte[] block = new byte[BLOCK];
      long left = length;
      while (left > 0) {
        int read = in.read(block);
        if (read < 0) {
          throw new EOFException(file + " has become shorter");
        }
        md5.update(block, 0, read);
        left -= read;
      }
      return Base64.getEncoder().encodeToString(md5.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has MD5", e);
    }
  }

  /** Some bytes in the middle of a file. */
  private static final class Slice extends InputStream {
    private final InputStream in;
    private long left;

    private Slice(InputStream in, long length) {
      this.in = in;
      this.left = length;
    }

    static Slice of(Path file, long from, long length) throws IOException {
      SeekableByteChannel channel = Files.newByteChannel(file);
      channel.position(from);
      return new Slice(Channels.newInputStream(channel), length);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int most) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = in.read(target, offset, (int) Math.min(most, left));
      left -= Math.max(read, 0);
      return read;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
