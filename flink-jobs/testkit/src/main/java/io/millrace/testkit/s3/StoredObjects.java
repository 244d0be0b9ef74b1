package io.millrace.testkit.s3;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** The objects of one bucket, and the parts of those that are being uploaded. */
final class StoredObjects {
  /**
   * @param modified in whole seconds, as stores tell it
   */
  record Stored(byte[] bytes, Instant modified) {
    String etag() {
      try {
        byte[] md5 = MessageDigest.getInstance("MD5").digest(bytes);
        return '"' + HexFormat.of().formatHex(md5) + '"';
      } catch (NoSuchAlgorithmException e) {
        throw new AssertionError("every Java platform has MD5", e);
      }
    }
  }

  private final NavigableMap<String, Stored> objects = new TreeMap<>();
  private final Map<String, SortedMap<Integer, byte[]>> uploads = new TreeMap<>();
  private int partsReceived;

  synchronized Stored put(String key, byte[] bytes) {
    Stored stored = new Stored(bytes, Instant.now().truncatedTo(ChronoUnit.SECONDS));
    objects.put(key, stored);
    return stored;
  }

  synchronized Optional<Stored> get(String key) {
    return Optional.ofNullable(objects.get(key));
  }

  synchronized void delete(String key) {
    objects.remove(key);
  }

  /** All whose keys begin with the prefix and come after another key, by key. */
  synchronized NavigableMap<String, Stored> after(String key, String prefix) {
    NavigableMap<String, Stored> found = new TreeMap<>(objects.tailMap(key, false));
    found.keySet().removeIf(name -> !name.startsWith(prefix));
    return found;
  }

  synchronized List<String> keys() {
    return List.copyOf(objects.keySet());
  }

  synchronized String begin() {
    String upload = UUID.randomUUID().toString();
    uploads.put(upload, new TreeMap<>());
    return upload;
  }

  /** In base 64, as headers have it. */
  static String md5(byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has MD5", e);
    }
  }

  synchronized int partsReceived() {
    return partsReceived;
  }

  synchronized int uploadsUnderWay() {
    return uploads.size();
  }

  synchronized boolean addPart(String upload, int number, byte[] bytes) {
    SortedMap<Integer, byte[]> parts = uploads.get(upload);
    if (parts == null) {
      return false;
    }
    parts.put(number, bytes);
    partsReceived++;
    return true;
  }

  synchronized Optional<Stored> complete(String upload, String key) {
    SortedMap<Integer, byte[]> parts = uploads.remove(upload);
    if (parts == null) {
      return Optional.empty();
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    parts.values().forEach(whole::writeBytes);
    return Optional.of(put(key, whole.toByteArray()));
  }

  synchronized void abort(String upload) {
    uploads.remove(upload);
  }
}
