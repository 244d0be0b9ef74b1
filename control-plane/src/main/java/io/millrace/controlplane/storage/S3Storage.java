package io.millrace.controlplane.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.Abortable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Objects of a store that speaks S3. Names that end with a slash are what file systems on top of it
 * leave as folders; they are no files.
 */
final class S3Storage implements Storage {
  /** Stores take 5 GB in one request, and 5 MB are the least that a part may have. */
  private static final long PART_SIZE = 64L << 20;

  /** Of an answer that has none of the bytes that were asked for. */
  private static final int RANGE_NOT_SATISFIABLE = 416;

  private final Supplier<S3Client> client;
  private final String address;
  private final long partSize;

  /**
   * @param client asked for when the first location is used
   * @param address of the store, as messages name it
   */
  S3Storage(Supplier<S3Client> client, String address) {
    this(client, address, PART_SIZE);
  }

  /**
   * @param partSize from which on, in bytes, a file is written in parts
   */
  S3Storage(Supplier<S3Client> client, String address, long partSize) {
    this.client = client;
    this.address = address;
    this.partSize = partSize;
  }

  @Override
  public List<StoredFile> files(String folder) throws IOException {
    S3Location at = S3Location.of(folder);
    int begin = at.prefix().length();
    return objects(at).stream()
        .filter(object -> !object.key().endsWith("/"))
        .map(
            object ->
                new StoredFile(object.key().substring(begin), object.size(), object.lastModified()))
        .sorted(Comparator.comparing(StoredFile::name))
        .toList();
  }

  private List<S3Object> objects(S3Location at) throws IOException {
    return call(
        "listed",
        at,
        s3 ->
            s3.listObjectsV2Paginator(request -> listing(request, at)).contents().stream()
                .toList());
  }

  @Override
  public List<String> folders(String folder) throws IOException {
    S3Location at = S3Location.of(folder);
    int begin = at.prefix().length();
    List<CommonPrefix> found =
        call(
            "listed",
            at,
            s3 ->
                s3
                    .listObjectsV2Paginator(request -> listing(request, at).delimiter("/"))
                    .commonPrefixes()
                    .stream()
                    .toList());
    return found.stream()
        .map(child -> child.prefix().substring(begin, child.prefix().length() - 1))
        .sorted()
        .toList();
  }

  private static ListObjectsV2Request.Builder listing(
      ListObjectsV2Request.Builder request, S3Location at) {
    return request.bucket(at.bucket()).prefix(at.prefix());
  }

  @Override
  public InputStream open(String file, long offset) throws IOException {
    S3Location at = S3Location.of(file);
    String range = offset == 0 ? null : "bytes=" + offset + "-";
    try {
      return new Body(
          call(
              "read",
              at,
              s3 ->
                  s3.getObject(request -> request.bucket(at.bucket()).key(at.key()).range(range))));
    } catch (BehindTheEndException e) {
      return InputStream.nullInputStream();
    }
  }

  /** A range that the object does not have. */
  private static final class BehindTheEndException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Closing reads nothing of what is left, which may be many gigabytes. */
  private static final class Body extends FilterInputStream {
    private final Abortable connection;
    private boolean ended;

    private Body(ResponseInputStream<?> body) {
      super(body);
      this.connection = body;
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      ended |= next < 0;
      return next;
    }

    @Override
    public int read(byte[] target, int offset, int most) throws IOException {
      int read = super.read(target, offset, most);
      ended |= read < 0;
      return read;
    }

    @Override
    public void close() throws IOException {
      if (!ended) {
        connection.abort();
      }
      super.close();
    }
  }

  @Override
  public void publish(Path local, String folder) throws IOException {
    List<Path> files;
    try (Stream<Path> tree = Files.walk(local)) {
      files = tree.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      String name = local.relativize(file).toString().replace('\\', '/');
      S3Location at = S3Location.of(folder + "/" + name);
      call(
          "written",
          at,
          s3 -> {
            new S3Upload(s3, at, file).send(partSize);
            return at;
          });
    }
  }

  @Override
  public void write(String file, byte[] content) throws IOException {
    put(S3Location.of(file), RequestBody.fromBytes(content));
  }

  private void put(S3Location at, RequestBody content) throws IOException {
    call(
        "written",
        at,
        s3 -> s3.putObject(request -> request.bucket(at.bucket()).key(at.key()), content));
  }

  /** One page after the other: a folder of checkpoints may have very many files. */
  @Override
  public void delete(String location) throws IOException {
    S3Location at = S3Location.of(location);
    if (!at.key().isEmpty()) {
      delete(at, List.of(ObjectIdentifier.builder().key(at.key()).build()));
    }
    ListObjectsV2Response page = page(at, null);
    delete(at, keys(page));
    while (Boolean.TRUE.equals(page.isTruncated())) {
      page = page(at, page.nextContinuationToken());
      delete(at, keys(page));
    }
  }

  private ListObjectsV2Response page(S3Location at, @Nullable String token) throws IOException {
    return call(
        "listed",
        at,
        s3 -> s3.listObjectsV2(request -> listing(request, at).continuationToken(token)));
  }

  private static List<ObjectIdentifier> keys(ListObjectsV2Response page) {
    return page.contents().stream()
        .map(object -> ObjectIdentifier.builder().key(object.key()).build())
        .toList();
  }

  private void delete(S3Location at, List<ObjectIdentifier> objects) throws IOException {
    if (objects.isEmpty()) {
      return;
    }
    DeleteObjectsResponse answer =
        call(
            "deleted",
            at,
            s3 ->
                s3.deleteObjects(
                    request ->
                        request
                            .bucket(at.bucket())
                            .delete(wanted -> wanted.objects(objects).quiet(true))));
    if (!answer.errors().isEmpty()) {
      throw failed("deleted", at, answer.errors().get(0).message(), null);
    }
  }

  /** A request to the store, which answers or throws. */
  private interface Call<T> {
    T answer(S3Client s3);
  }

  private <T> T call(String what, S3Location at, Call<T> call) throws IOException {
    try {
      return call.answer(client.get());
    } catch (NoSuchKeyException e) {
      throw new NoSuchFileException(at.text());
    } catch (S3Exception e) {
      throw e.statusCode() == RANGE_NOT_SATISFIABLE
          ? new BehindTheEndException()
          : failed(what, at, String.valueOf(e.getMessage()), e);
    } catch (UncheckedIOException e) {
      throw failed(what, at, e.toString(), null);
    } catch (SdkException e) {
      throw failed(what, at, String.valueOf(e.getMessage()), e);
    }
  }

  private IOException failed(
      String what, S3Location at, String reason, @Nullable SdkException cause) {
    return new IOException(
        at.text() + " cannot be " + what + " at " + address + ": " + reason, cause);
  }
}
