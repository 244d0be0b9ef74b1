package io.millrace.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.job.EarlyExit;
import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.contracts.job.KafkaCluster;
import io.millrace.contracts.job.KafkaTopic;
import io.millrace.contracts.job.PredictionFormat;
import io.millrace.contracts.job.PredictionOutput;
import io.millrace.contracts.job.PredictionTask;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InferenceJobSpecTest {
  private static final KafkaCluster OTHER = new KafkaCluster("other:9092", Map.of());

  @Test
  void shouldKeepEverythingOnItsOwnClusterUnlessTold() {
    InferenceJobSpec spec =
        ExampleContracts.inferenceJob(null, output(null, new EarlyExit(0.5, "up", null)));

    assertThat(spec.records()).isEqualTo(new KafkaTopic(ExampleContracts.KAFKA, "digits-in"));
    assertThat(spec.predictions()).isEqualTo(new KafkaTopic(ExampleContracts.KAFKA, "digits-out"));
    assertThat(spec.upper()).contains(new KafkaTopic(ExampleContracts.KAFKA, "up"));
  }

  @Test
  void shouldSendEarlyExitsToTheClusterOfTheOutput() {
    InferenceJobSpec spec =
        ExampleContracts.inferenceJob(null, output(OTHER, new EarlyExit(0.5, "up", null)));

    assertThat(spec.predictions().cluster()).isEqualTo(OTHER);
    assertThat(spec.upper()).contains(new KafkaTopic(OTHER, "up"));
  }

  @Test
  void shouldWriteValuesAsKafkaMlDoesUnlessTold() {
    InferenceJobSpec spec = ExampleContracts.inferenceJob(null, null);

    assertThat(spec.outputOrDefault()).isEqualTo(PredictionOutput.DEFAULT);
    assertThat(spec.outputOrDefault().format()).isEqualTo(PredictionFormat.VALUES);
    assertThat(spec.upper()).isEmpty();
  }

  @Test
  void shouldRefuseOneTopicForTwoPurposes() {
    assertRefused(
        () ->
            ExampleContracts.inferenceJob(
                null, output(null, new EarlyExit(0.5, "digits-in", null))),
        "inputTopic and the topic of 'earlyExit' are both 'digits-in'; they must differ");
    assertRefused(
        () ->
            ExampleContracts.inferenceJob(
                null, output(OTHER, new EarlyExit(0.5, "digits-out", null))),
        "outputTopic and the topic of 'earlyExit' are both 'digits-out'; they must differ");
  }

  @Test
  void shouldTakeOneNameOnTwoClusters() {
    InferenceJobSpec spec =
        ExampleContracts.inferenceJob(null, output(OTHER, new EarlyExit(0.5, "digits-in", null)));

    assertThat(spec.upper()).contains(new KafkaTopic(OTHER, "digits-in"));
  }

  @Test
  void shouldRefuseLimitsThatAreNoNumbers() {
    assertRefused(
        () -> new EarlyExit(Double.NaN, "up", null),
        "limit NaN is not legal; legal are finite numbers");
  }

  @Test
  void shouldRefuseLabelsThatNameNoClasses() {
    assertRefused(
        () -> labels(null, "a", "b"),
        "'labels' are given with the task null; legal is CLASSIFICATION or BINARY_CLASSIFICATION"
            + " with them");
    assertRefused(
        () -> labels(PredictionTask.REGRESSION, "a", "b"),
        "'labels' are given with the task REGRESSION; legal is CLASSIFICATION or"
            + " BINARY_CLASSIFICATION with them");
    assertRefused(
        () -> labels(PredictionTask.BINARY_CLASSIFICATION, "a", "b", "c"),
        "3 labels are given; legal are two: of 0 and of 1");
    assertRefused(
        () -> labels(PredictionTask.CLASSIFICATION, "a"),
        "1 labels are given; legal are two or more");
    assertRefused(
        () -> labels(PredictionTask.CLASSIFICATION, "a", "a"),
        "labels [a, a] are not legal; legal are different ones that are not blank");
  }

  @Test
  void shouldRefuseARegistryWithoutAvro() {
    assertRefused(
        () ->
            new PredictionOutput(
                PredictionFormat.VALUES, null, null, URI.create("http://r:1"), null, null),
        "'schemaRegistry' is given with the format VALUES; legal is AVRO with it");
  }

  @Test
  void shouldRefuseRegistriesThatCarryAUser() {
    assertRefused(
        () ->
            new PredictionOutput(
                PredictionFormat.AVRO, null, null, URI.create("http://u:p@r:1"), null, null),
        "the registry's address carries a user; legal is one without, as it is stored and shown:"
            + " credentials come from the environment of the job");
  }

  private static PredictionOutput labels(@Nullable PredictionTask task, String... labels) {
    return new PredictionOutput(
        PredictionFormat.PREDICTION, task, List.of(labels), null, null, null);
  }

  private static PredictionOutput output(@Nullable KafkaCluster kafka, EarlyExit exit) {
    return new PredictionOutput(PredictionFormat.VALUES, null, null, null, kafka, exit);
  }

  private static void assertRefused(ThrowingCallable code, String message) {
    assertThatThrownBy(code).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
