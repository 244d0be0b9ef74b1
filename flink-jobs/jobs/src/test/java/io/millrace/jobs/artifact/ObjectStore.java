package io.millrace.jobs.artifact;

import io.millrace.testkit.s3.FakeS3;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.plugin.DefaultPluginManager;
import org.apache.flink.core.plugin.DirectoryBasedPluginFinder;

/** An object store on loopback, and Flink's own plugin for it, as a cluster loads it. */
public final class ObjectStore implements AutoCloseable {
  public static final String BUCKET = "millrace";
  private static final Path PLUGINS = Path.of("target/flink-plugins");
  private final FakeS3 s3;

  private ObjectStore(FakeS3 s3) {
    this.s3 = s3;
  }

  /** For this JVM, until it is closed. */
  public static ObjectStore start() throws IOException {
    FakeS3 s3 = FakeS3.start(BUCKET);
    Configuration settings = new Configuration();
    settings.setString("s3.endpoint", s3.endpoint().toString());
    settings.setString("s3.path.style.access", "true");
    settings.setString("s3.endpoint.region", "us-east-1");
    settings.setString("s3.access-key", "name");
    settings.setString("s3.secret-key", "secret");
    FileSystem.initialize(
        settings,
        new DefaultPluginManager(
            new DirectoryBasedPluginFinder(PLUGINS).findPlugins(),
            new String[] {"java.", "org.apache.flink.", "javax.annotation.", "org.slf4j"}));
    return new ObjectStore(s3);
  }

  public String uri(String folder) {
    return "s3://" + BUCKET + "/" + folder;
  }

  /** Keys of all objects in a folder, relative to it; none that stands for a folder. */
  public List<String> files(String folder) {
    return s3.keys(BUCKET).stream()
        .filter(key -> key.startsWith(folder + "/") && !key.endsWith("/"))
        .map(key -> key.substring(folder.length() + 1))
        .toList();
  }

  public void put(String key, byte[] content) {
    s3.put(BUCKET, key, content);
  }

  @Override
  public void close() {
    FileSystem.initialize(new Configuration(), null);
    s3.close();
  }
}
