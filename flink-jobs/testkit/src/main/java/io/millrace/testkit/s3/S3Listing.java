package io.millrace.testkit.s3;

import io.millrace.testkit.s3.StoredObjects.Stored;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** One page of the names in a bucket (ListObjectsV2). */
final class S3Listing {
  private final S3Call call;
  private final String prefix;
  private final String delimiter;
  private final NavigableSet<String> folders = new TreeSet<>();
  private final StringBuilder contents = new StringBuilder();
  private String last = "";
  private int listed;

  private S3Listing(S3Call call) {
    this.call = call;
    this.prefix = call.parameter("prefix").orElse("");
    this.delimiter = call.parameter("delimiter").orElse("");
  }

  /**
   * @param pageSize the most names of an answer, however many are asked for
   */
  static String page(S3Call call, StoredObjects objects, int pageSize) {
    int asked = call.parameter("max-keys").map(Integer::valueOf).orElse(1000);
    return new S3Listing(call).of(objects, Math.min(asked, pageSize));
  }

  private String of(StoredObjects objects, int most) {
    String after =
        call.parameter("continuation-token").or(() -> call.parameter("start-after")).orElse("");
    boolean truncated = false;
    for (Map.Entry<String, Stored> object : objects.after(after, prefix).entrySet()) {
      String folder = folder(object.getKey());
      if (!folder.isEmpty() && (folders.contains(folder) || after.startsWith(folder))) {
        last = object.getKey();
        continue;
      }
      if (listed == most) {
        truncated = true;
        break;
      }
      add(object, folder);
    }
    return page(truncated);
  }

  /** The part of a key that stands for all that lies in that folder; empty when it lies in none. */
  private String folder(String key) {
    int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
    return end < 0 ? "" : key.substring(0, end + delimiter.length());
  }

  private void add(Map.Entry<String, Stored> object, String folder) {
    last = object.getKey();
    listed++;
    if (folder.isEmpty()) {
      Stored stored = object.getValue();
      contents
          .append("<Contents><Key>" + name(object.getKey()) + "</Key>")
          .append("<LastModified>" + stored.modified() + "</LastModified>")
          .append("<ETag>" + stored.etag().replace("\"", "&quot;") + "</ETag>")
          .append("<Size>" + stored.bytes().length + "</Size></Contents>");
    } else {
      folders.add(folder);
    }
  }

  private String page(boolean truncated) {
    StringBuilder xml = new StringBuilder("<ListBucketResult>");
    xml.append("<Name>" + call.bucket() + "</Name><Prefix>" + name(prefix) + "</Prefix>");
    xml.append("<KeyCount>" + listed + "</KeyCount>");
    xml.append("<IsTruncated>" + truncated + "</IsTruncated>");
    if (truncated) {
      xml.append("<NextContinuationToken>" + escaped(last) + "</NextContinuationToken>");
    }
    if (call.has("encoding-type")) {
      xml.append("<EncodingType>url</EncodingType>");
    }
    xml.append(contents);
    folders.forEach(
        folder ->
            xml.append("<CommonPrefixes><Prefix>" + name(folder) + "</Prefix></CommonPrefixes>"));
    return xml.append("</ListBucketResult>").toString();
  }

  private String name(String key) {
    return call.has("encoding-type")
        ? URLEncoder.encode(key, StandardCharsets.UTF_8)
        : escaped(key);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
