package io.millrace.controlplane;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Everything under {@code millrace.storage.*}: how this process and jobs reach what they share. Who
 * they are there is told by the environment ({@code AWS_ACCESS_KEY_ID}, {@code
 * AWS_SECRET_ACCESS_KEY}, a role of the pod), never by a setting.
 *
 * @param s3 the object store of locations that begin with {@code s3:}
 */
public record StorageProperties(@DefaultValue S3 s3) {
  /**
   * @param endpoint of a store other than Amazon's, such as {@code http://minio:9000}
   * @param region of the buckets
   * @param pathStyleAccess whether the bucket is part of the path and not of the host name
   */
  public record S3(
      @Nullable URI endpoint,
      @DefaultValue("us-east-1") String region,
      @DefaultValue("false") boolean pathStyleAccess) {
    public S3 {
      if (endpoint != null && !String.valueOf(endpoint.getScheme()).matches("https?")) {
        throw new IllegalArgumentException(
            "millrace.storage.s3.endpoint '"
                + endpoint
                + "' is not legal; legal is a URI that begins with http: or https:");
      }
    }

    /** The same, as Flink's file system for S3 is told. */
    Map<String, String> flinkConfiguration() {
      Map<String, String> settings = new TreeMap<>();
      settings.put("s3.endpoint.region", region);
      settings.put("s3.path.style.access", Boolean.toString(pathStyleAccess));
      if (endpoint != null) {
        settings.put("s3.endpoint", endpoint.toString());
      }
      return settings;
    }
  }
}
