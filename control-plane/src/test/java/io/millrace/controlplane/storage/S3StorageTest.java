package io.millrace.controlplane.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.controlplane.StorageProperties;
import io.millrace.testkit.s3.FakeS3;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;

class S3StorageTest extends StorageContract {
  private static FakeS3 s3;
  private static S3Client client;
  private static int tests;
  private final Storage storage = new S3Storage(() -> client, "the test's store");

  @BeforeAll
  static void start() throws IOException {
    s3 = FakeS3.start("millrace");
    s3.listInPagesOf(2);
    client = client(s3.endpoint());
  }

  private static S3Client client(URI endpoint) {
    return StorageConfiguration.client(new StorageProperties.S3(endpoint, "eu-west-1", true))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("name", "secret")))
        .build();
  }

  @AfterAll
  static void stop() {
    client.close();
    s3.close();
  }

  @BeforeEach
  void takeAFolderOfItsOwn() {
    tests++;
    s3.failWith(0);
  }

  @Override
  Storage storage() {
    return storage;
  }

  @Override
  String root() {
    return "s3://millrace/test-" + tests;
  }

  @Test
  void shouldListAndDeleteMoreThanAPage() throws Exception {
    for (int i = 0; i < 7; i++) {
      write("many/" + i + "/file", "1");
    }

    assertThat(storage.folders(root() + "/many"))
        .containsExactly("0", "1", "2", "3", "4", "5", "6");
    storage.delete(root() + "/many");

    assertThat(storage.files(root() + "/many")).isEmpty();
  }

  @Test
  void shouldNotTakeForAFileWhatStandsForAFolder() throws Exception {
    s3.put("millrace", "test-" + tests + "/model/", new byte[0]);
    write("model/graph.pb", "1");

    assertThat(storage.files(root() + "/model"))
        .extracting(StoredFile::name)
        .containsExactly("graph.pb");
  }

  @Test
  void shouldCompleteWhatAnInterruptedUploadHasLeft() throws Exception {
    write("models/abc/graph.pb", "gra");

    storage.publish(local("model", "graph"), root() + "/models/abc");

    assertThat(read("models/abc/graph.pb")).isEqualTo("graph");
    assertThat(read("models/abc/variables/index")).isEqualTo("index");
  }

  @Test
  void shouldSendBodiesAsSimplerStoresTakeThem() throws Exception {
    write("model/graph.pb", "1");
    storage.publish(local("model", "graph"), root() + "/models/abc");

    assertThat(s3.hasSeenChunks()).isFalse();
  }

  @Test
  void shouldWriteALargeFileInPartsAndReadItWhole() throws Exception {
    byte[] content = new byte[10_000_000];
    new Random(7).nextBytes(content);
    Path folder = Files.createDirectories(temp.resolve("large"));
    Files.write(folder.resolve("variables.data"), content);
    Storage inParts = new S3Storage(() -> client, "the test's store", 3_000_000);

    inParts.publish(folder, root() + "/models/abc");

    assertThat(s3.parts("millrace")).isEqualTo(4);
    try (InputStream in = storage.open(root() + "/models/abc/variables.data", 2_999_999)) {
      assertThat(in.readAllBytes())
          .isEqualTo(Arrays.copyOfRange(content, 2_999_999, content.length));
    }
  }

  @Test
  void shouldGiveUpAnUploadInPartsThatFails() throws Exception {
    Path folder = Files.createDirectories(temp.resolve("large"));
    Files.write(folder.resolve("data"), new byte[100]);
    Storage inParts = new S3Storage(() -> client, "the test's store", 40);

    s3.damageParts(true);
    try {
      assertThatThrownBy(() -> inParts.publish(folder, root() + "/models/abc"))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(
              root()
                  + "/models/abc/data cannot be written at the test's store: the body has another"
                  + " MD5");
    } finally {
      s3.damageParts(false);
    }

    assertThat(s3.uploadsUnderWay("millrace")).isZero();
    assertThat(storage.files(root() + "/models")).isEmpty();
  }

  @Test
  void shouldUseTheWholeBucketAsAFolder() throws Exception {
    s3.put("millrace", "top", "1".getBytes(StandardCharsets.UTF_8));

    assertThat(storage.files("s3a://millrace/")).extracting(StoredFile::name).contains("top");
  }

  @Test
  void shouldSayThatThereIsNoSuchBucket() {
    assertThatThrownBy(() -> storage.files("s3://elsewhere/models"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(
            "s3://elsewhere/models cannot be listed at the test's store: The specified bucket does not exist");
    assertThatThrownBy(() -> new WritableCheck(storage).require("s3://elsewhere/models"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(
            " cannot be written at the test's store: The specified bucket does not exist");
  }

  @Test
  void shouldSayWhatTheStoreAnswers() throws Exception {
    write("model/graph.pb", "1");

    s3.failWith(403);

    assertThatThrownBy(() -> read("model/graph.pb"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(
            root() + "/model/graph.pb cannot be read at the test's store: told to fail");
    assertThatThrownBy(() -> storage.delete(root() + "/model"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(
            root() + "/model cannot be deleted at the test's store: told to fail");
  }

  @Test
  void shouldSayThatTheStoreDoesNotAnswer() {
    try (S3Client nobody = client(URI.create("http://127.0.0.1:1"))) {
      assertThatThrownBy(
              () ->
                  new S3Storage(() -> nobody, "http://127.0.0.1:1").folders("s3://millrace/models"))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(
              "s3://millrace/models cannot be listed at http://127.0.0.1:1: Unable to execute HTTP request: Connection refused");
    }
  }

  @Test
  void shouldSayWhatALocationLooksLike() {
    assertThatThrownBy(() -> storage.files("s3:/models"))
        .isInstanceOf(IOException.class)
        .hasMessage("location 's3:/models' is not legal; legal is s3://BUCKET or s3://BUCKET/NAME");
  }
}
