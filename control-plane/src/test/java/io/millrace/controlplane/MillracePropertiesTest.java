package io.millrace.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class MillracePropertiesTest {
  private static MillraceProperties bind(Map<String, String> given) {
    BindHandler strict = new NoUnboundElementsBindHandler(BindHandler.DEFAULT);
    return new Binder(new MapConfigurationPropertySource(given))
        .bindOrCreate("millrace", Bindable.of(MillraceProperties.class), strict);
  }

  private static ThrowingCallable binding(String name, String value) {
    return () -> bind(Map.of("millrace." + name, value));
  }

  @Test
  void shouldHaveADefaultForEverything() {
    MillraceProperties properties = bind(Map.of());

    assertThat(properties.mode()).isEqualTo(MillraceProperties.Mode.LOCAL);
    assertThat(properties.dataDir()).isAbsolute().endsWithRaw(java.nio.file.Path.of(".millrace"));
    assertThat(properties.kafka().bootstrapServers()).isEqualTo("127.0.0.1:9092");
    assertThat(properties.kafka().controlTopic()).isEqualTo("KAFKA_ML_CONTROL_TOPIC");
    assertThat(properties.kafka().topics().events()).isEqualTo("millrace.events");
    assertThat(properties.flink().slots()).isEqualTo(16);
    assertThat(properties.jobs().checkpointInterval()).isEqualTo(Duration.ofSeconds(2));
    assertThat(properties.models().maxFileSize()).isEqualTo(DataSize.ofMegabytes(512));
    assertThat(properties.models().maxUnpackedSize()).isEqualTo(DataSize.ofGigabytes(20));
  }

  @Test
  void shouldKeepArtifactsAndCheckpointsInTheDataDirectoryUnlessToldOtherwise() {
    MillraceProperties here = bind(Map.of("millrace.data-dir", "/data"));
    MillraceProperties there =
        bind(
            Map.of(
                "millrace.jobs.artifact-store", "s3://models",
                "millrace.jobs.checkpoint-dir", "s3://checkpoints"));

    assertThat(here.artifactStore()).isEqualTo("file:///data/artifacts");
    assertThat(here.checkpoints().directory()).isEqualTo("file:///data/checkpoints");
    assertThat(there.artifactStore()).isEqualTo("s3://models");
    assertThat(there.checkpoints().directory()).isEqualTo("s3://checkpoints");
  }

  @Test
  void shouldTellFlinkOfTheObjectStoreUnlessItIsToldSomethingElse() {
    MillraceProperties properties =
        bind(
            Map.of(
                "millrace.jobs.checkpoint-dir", "s3://checkpoints",
                "millrace.storage.s3.endpoint", "http://minio:9000",
                "millrace.storage.s3.path-style-access", "true",
                "millrace.kubernetes.configuration[s3.endpoint.region]", "eu-west-1"));

    assertThat(properties.kubernetes().configuration())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "s3.endpoint", "http://minio:9000",
                "s3.path.style.access", "true",
                "s3.endpoint.region", "eu-west-1"));
    assertThat(bind(Map.of()).kubernetes().configuration()).isEmpty();
  }

  @Test
  void shouldSayWhatAnEndpointLooksLike() {
    assertThatThrownBy(binding("storage.s3.endpoint", "minio:9000"))
        .rootCause()
        .hasMessage(
            "millrace.storage.s3.endpoint 'minio:9000' is not legal; legal is a URI that begins"
                + " with http: or https:");
  }

  @Test
  void shouldRefuseAnUnknownProperty() {
    assertThatThrownBy(binding("kafka.boostrap-servers", "a:1"))
        .rootCause()
        .hasMessageContaining("millrace.kafka.boostrap-servers");
  }

  @Test
  void shouldSayWhatIsLegal() {
    assertThatThrownBy(binding("kafka.bootstrap-servers", "localhost"))
        .rootCause()
        .hasMessage(
            "millrace.kafka.bootstrap-servers 'localhost' is not legal;"
                + " legal is host:port, separated by commas");
    assertThatThrownBy(binding("kafka.topic-prefix", "a b"))
        .rootCause()
        .hasMessage(
            "millrace.kafka.topic-prefix 'a b' is not legal;"
                + " legal are 1 to 200 letters, digits, dots, hyphens and underscores");
    assertThatThrownBy(binding("flink.slots", "0"))
        .rootCause()
        .hasMessage("millrace.flink.slots 0 is not legal; legal is 1 to 256");
    assertThatThrownBy(binding("uploads.max-size", "0MB"))
        .rootCause()
        .hasMessage("millrace.uploads.max-size 0B is not legal; legal is 1B or more");
    assertThatThrownBy(binding("uploads.keep", "0s"))
        .rootCause()
        .hasMessage("millrace.uploads.keep 0ms is not legal; legal is 1ms or more");
    assertThatThrownBy(binding("uploads.keep-free", "-1B"))
        .rootCause()
        .hasMessage("millrace.uploads.keep-free -1B is not legal; legal is 0B or more");
    assertThatThrownBy(binding("retention.interval", "0s"))
        .rootCause()
        .hasMessage("millrace.retention.interval 0ms is not legal; legal is 1ms or more");
    assertThatThrownBy(binding("retention.grace", "-1s"))
        .rootCause()
        .hasMessage("millrace.retention.grace -1000ms is not legal; legal is 0ms or more");
    assertThatThrownBy(binding("models.max-file-size", "0MB"))
        .rootCause()
        .hasMessage("millrace.models.max-file-size 0B is not legal; legal is 1B or more");
    assertThatThrownBy(binding("models.max-unpacked-size", "-1MB"))
        .rootCause()
        .hasMessageStartingWith("millrace.models.max-unpacked-size -1048576B is not legal");
    assertThatThrownBy(binding("jobs.checkpoint-interval", "20ms"))
        .rootCause()
        .hasMessage("millrace.jobs.checkpoint-interval 20ms is not legal; legal is 100ms or more");
    assertThatThrownBy(binding("upgrades.health-period", "0s"))
        .rootCause()
        .hasMessage("millrace.upgrades.health-period 0ms is not legal; legal is 1ms or more");
    assertThatThrownBy(binding("audit.keep", "0d"))
        .rootCause()
        .hasMessage("millrace.audit.keep 0ms is not legal; legal is 1ms or more");
    assertThatThrownBy(binding("deadlines.submitted", "0s"))
        .rootCause()
        .hasMessage("millrace.deadlines.submitted 0ms is not legal; legal is 1ms or more");
    assertThatThrownBy(binding("deadlines.cancelling", "-5s"))
        .rootCause()
        .hasMessage("millrace.deadlines.cancelling -5000ms is not legal; legal is 1ms or more");
  }

  @Test
  void shouldRefuseAPublicUrlWithAPathAndAHostWithAPort() {
    assertThatThrownBy(binding("access.public-url", "https://example.org/millrace"))
        .hasStackTraceContaining(
            "millrace.access.public-url 'https://example.org/millrace' is not legal; legal are http"
                + " or https, a host and perhaps a port, such as https://millrace.example.org");
    assertThatThrownBy(binding("access.allowed-hosts", "millrace.ml.svc,millrace:8080"))
        .hasStackTraceContaining(
            "millrace.access.allowed-hosts 'millrace:8080' is not legal; legal are lower-case host"
                + " names without a port");
  }
}
