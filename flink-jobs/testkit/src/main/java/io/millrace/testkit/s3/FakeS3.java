package io.millrace.testkit.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.millrace.testkit.s3.StoredObjects.Stored;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An object store with the bucket in the path. Signatures are not checked, but a request without
 * one is refused. Names are listed in pages of any size, and it can be told to fail.
 */
public final class FakeS3 implements AutoCloseable {
  private static final Pattern KEY = Pattern.compile("<Key>(.*?)</Key>");
  private static final Pattern SOURCE = Pattern.compile("/?[^/]+/(.*)");

  static {
    // Else each answer waits for the acknowledgement of its header.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, StoredObjects> buckets = new ConcurrentHashMap<>();
  private volatile int pageSize = 1000;
  private volatile int failure;
  private volatile boolean chunked;
  private volatile boolean damaging;

  private FakeS3(HttpServer server) {
    this.server = server;
  }

  /** Starts one with an empty bucket for each name. */
  public static FakeS3 start(String... buckets) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    FakeS3 s3 = new FakeS3(HttpServer.create(address, 0));
    for (String bucket : buckets) {
      s3.buckets.put(bucket, new StoredObjects());
    }
    s3.server.setExecutor(s3.threads);
    s3.server.createContext("/", s3::handle);
    s3.server.start();
    return s3;
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Keys of all objects of a bucket, sorted. */
  public List<String> keys(String bucket) {
    return buckets.get(bucket).keys();
  }

  /** Puts an object there, or replaces it. */
  public void put(String bucket, String key, byte[] content) {
    buckets.get(bucket).put(key, content);
  }

  public void listInPagesOf(int names) {
    pageSize = names;
  }

  /** From now on answers with this status; 0 is to work again. */
  public void failWith(int status) {
    failure = status;
  }

  /** From now on bodies arrive with other bytes, or as they were sent again. */
  public void damageParts(boolean damage) {
    damaging = damage;
  }

  /** How many parts of objects were ever received. */
  public int parts(String bucket) {
    return buckets.get(bucket).partsReceived();
  }

  /** Objects that were begun in parts and neither completed nor given up. */
  public int uploadsUnderWay(String bucket) {
    return buckets.get(bucket).uploadsUnderWay();
  }

  /** Whether a body came in signed chunks, which simpler stores take for a part of the object. */
  public boolean hasSeenChunks() {
    return chunked;
  }

  private void handle(HttpExchange exchange) throws IOException {
    chunked |= S3Call.isChunked(exchange);
    S3Answer answer;
    try {
      S3Call call = S3Call.read(exchange);
      answer = answer(call, exchange);
    } catch (RuntimeException e) {
      answer = S3Answer.error(501, "NotImplemented", String.valueOf(e));
    }
    answer.send(exchange);
  }

  private S3Answer answer(S3Call call, HttpExchange exchange) {
    if (failure != 0) {
      return S3Answer.error(failure, "Broken", "told to fail");
    }
    if (exchange.getRequestHeaders().getFirst("Authorization") == null) {
      return S3Answer.error(403, "AccessDenied", "the request is not signed");
    }
    StoredObjects objects = buckets.get(call.bucket());
    if (objects == null) {
      return S3Answer.error(404, "NoSuchBucket", "The specified bucket does not exist");
    }
    if (isDamaged(call, exchange.getRequestHeaders().getFirst("Content-MD5"))) {
      return S3Answer.error(400, "BadDigest", "the body has another MD5");
    }
    return call.key().isEmpty() ? ofBucket(call, objects) : ofObject(call, objects, exchange);
  }

  private boolean isDamaged(S3Call call, @Nullable String md5) {
    byte[] body = call.body().clone();
    if (damaging && body.length > 0) {
      body[0]++;
    }
    return md5 != null && !md5.equals(StoredObjects.md5(body));
  }

  private S3Answer ofBucket(S3Call call, StoredObjects objects) {
    if (call.method().equals("POST") && call.has("delete")) {
      return deleteAll(call, objects);
    }
    if (call.method().equals("HEAD")) {
      return S3Answer.empty(200);
    }
    if (call.has("uploads")) {
      return S3Answer.xml("<ListMultipartUploadsResult/>");
    }
    if (!call.method().equals("GET") || !"2".equals(call.query().get("list-type"))) {
      throw new IllegalArgumentException(
          "no " + call.method() + " of a bucket with " + call.query());
    }
    return S3Answer.xml(S3Listing.page(call, objects, pageSize));
  }

  private static S3Answer deleteAll(S3Call call, StoredObjects objects) {
    Matcher keys = KEY.matcher(new String(call.body(), StandardCharsets.UTF_8));
    while (keys.find()) {
      objects.delete(keys.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
    }
    return S3Answer.xml("<DeleteResult/>");
  }

  private S3Answer ofObject(S3Call call, StoredObjects objects, HttpExchange exchange) {
    return switch (call.method()) {
      case "GET", "HEAD" ->
          objects
              .get(call.key())
              .map(found -> S3Answer.content(found, exchange.getRequestHeaders().getFirst("Range")))
              .orElseGet(
                  () -> S3Answer.error(404, "NoSuchKey", "The specified key does not exist."));
      case "PUT" -> put(call, objects, exchange.getRequestHeaders().getFirst("x-amz-copy-source"));
      case "POST" -> post(call, objects);
      case "DELETE" -> delete(call, objects);
      default -> throw new IllegalArgumentException("no " + call.method() + " of an object");
    };
  }

  private S3Answer put(S3Call call, StoredObjects objects, @Nullable String source) {
    if (call.has("uploadId")) {
      return addPart(call, objects);
    }
    if (source == null) {
      Stored stored = objects.put(call.key(), call.body());
      return new S3Answer(200, Map.of("ETag", stored.etag()), new byte[0]);
    }
    Matcher name = SOURCE.matcher(URLDecoder.decode(source, StandardCharsets.UTF_8));
    if (!name.matches()) {
      throw new IllegalArgumentException("no source " + source);
    }
    Stored copied = objects.put(call.key(), objects.get(name.group(1)).orElseThrow().bytes());
    return S3Answer.xml(
        "<CopyObjectResult><LastModified>"
            + copied.modified()
            + "</LastModified><ETag>"
            + copied.etag()
            + "</ETag></CopyObjectResult>");
  }

  private static S3Answer addPart(S3Call call, StoredObjects objects) {
    int number = Integer.parseInt(call.parameter("partNumber").orElseThrow());
    return objects.addPart(call.parameter("uploadId").orElseThrow(), number, call.body())
        ? new S3Answer(200, Map.of("ETag", "\"part-" + number + "\""), new byte[0])
        : noUpload();
  }

  private static S3Answer noUpload() {
    return S3Answer.error(404, "NoSuchUpload", "The specified upload does not exist.");
  }

  private static S3Answer post(S3Call call, StoredObjects objects) {
    String about =
        "<Bucket>" + call.bucket() + "</Bucket><Key>" + S3Listing.escaped(call.key()) + "</Key>";
    if (call.has("uploads")) {
      return S3Answer.xml(
          "<InitiateMultipartUploadResult>"
              + about
              + "<UploadId>"
              + objects.begin()
              + "</UploadId></InitiateMultipartUploadResult>");
    }
    return objects
        .complete(call.parameter("uploadId").orElseThrow(), call.key())
        .map(
            stored ->
                S3Answer.xml(
                    "<CompleteMultipartUploadResult>"
                        + about
                        + "<ETag>"
                        + stored.etag()
                        + "</ETag></CompleteMultipartUploadResult>"))
        .orElseGet(FakeS3::noUpload);
  }

  private static S3Answer delete(S3Call call, StoredObjects objects) {
    call.parameter("uploadId").ifPresentOrElse(objects::abort, () -> objects.delete(call.key()));
    return S3Answer.empty(204);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
