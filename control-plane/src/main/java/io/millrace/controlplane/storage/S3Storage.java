package io.millrace.controlplane.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Objects of a store that speaks S3. Names that end with a slash are what file systems on top of it
 * leave as folders; they are no files.
 */
final class S3Storage implements Storage {
  private final Supplier<S3Client> client;
  private final String address;

  /**
   * @param client asked for when the first location is used
   * @param address of the store, as messages name it
   */
  S3Storage(Supplier<S3Client> client, String address) {
    this.client = client;
    this.address = address;
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
  public InputStream open(String file) throws IOException {
    S3Location at = S3Location.of(file);
    return call(
        "read", at, s3 -> s3.getObject(request -> request.bucket(at.bucket()).key(at.key())));
  }

  @Override
  public void publish(Path local, String folder) throws IOException {
    List<Path> files;
    try (Stream<Path> tree = Files.walk(local)) {
      files = tree.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      String name = local.relativize(file).toString().replace('\\', '/');
      put(S3Location.of(folder + "/" + name), RequestBody.fromFile(file));
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
