package io.millrace.controlplane.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.controlplane.MillraceProperties;
import io.millrace.testkit.s3.FakeS3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class StorageConfigurationTest {
  private static final String NAME = "aws.accessKeyId";
  private static final String SECRET = "aws.secretAccessKey";
  private FakeS3 s3;
  @TempDir Path temp;

  /** System properties come first in the chain of which the environment is a part. */
  @BeforeEach
  void start() throws IOException {
    s3 = FakeS3.start("millrace");
    System.setProperty(NAME, "name");
    System.setProperty(SECRET, "secret");
  }

  @AfterEach
  void stop() {
    s3.close();
    System.clearProperty(NAME);
    System.clearProperty(SECRET);
  }

  private Storage storage(Map<String, String> settings) {
    return new StorageConfiguration()
        .storage(
            new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("millrace", Bindable.of(MillraceProperties.class)));
  }

  @Test
  void shouldLeadLocationsToTheStoreOfTheSettingsAndToFolders() throws Exception {
    Storage storage =
        storage(
            Map.of(
                "millrace.storage.s3.endpoint",
                s3.endpoint().toString(),
                "millrace.storage.s3.path-style-access",
                "true"));
    Files.writeString(temp.resolve("file"), "1");

    storage.write("s3://millrace/a/file", new byte[1]);
    storage.write("s3a://millrace/b/file", new byte[1]);
    storage.write("s3p://millrace/c/file", new byte[1]);

    assertThat(s3.keys("millrace")).containsExactly("a/file", "b/file", "c/file");
    assertThat(storage.files("file:" + temp)).extracting(StoredFile::name).containsExactly("file");
  }

  @Test
  void shouldSayWhichSchemesAreLegal() {
    assertThatThrownBy(() -> storage(Map.of()).files("hdfs://a/b"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "location 'hdfs://a/b' is not legal; legal is a URI that begins with file: or s3: or"
                + " s3a: or s3p:");
  }
}
