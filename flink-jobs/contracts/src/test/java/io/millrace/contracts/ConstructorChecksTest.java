package io.millrace.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.error.InvalidDocumentException;
import io.millrace.contracts.error.Violation;
import io.millrace.contracts.fit.FitConfig;
import io.millrace.contracts.job.CheckpointConfig;
import io.millrace.contracts.job.DataSource;
import io.millrace.contracts.job.Delivery;
import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobSpec;
import io.millrace.contracts.job.JobState;
import io.millrace.contracts.job.MicroBatch;
import io.millrace.contracts.job.ModelRules;
import io.millrace.contracts.job.TrainingJobSpec;
import io.millrace.contracts.job.WithoutModel;
import io.millrace.contracts.model.Activation;
import io.millrace.contracts.model.ActivationPolicy;
import io.millrace.contracts.model.ModelArtifact;
import io.millrace.contracts.model.ModelDescriptor;
import io.millrace.contracts.model.ModelSignature;
import io.millrace.contracts.model.ModelWithdrawal;
import io.millrace.contracts.stream.StreamRange;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A record that exists is legal. */
class ConstructorChecksTest {
  @Test
  void shouldCheckFitOptions() {
    assertRefused(
        () -> new FitConfig(0, 1, true, 1, 0), "batchSize 0 is not legal; legal is 1 or more");
    assertRefused(
        () -> new FitConfig(1, -1, true, 1, 0), "epochs -1 is not legal; legal is 1 or more");
    assertRefused(
        () -> new FitConfig(1, 1, true, 1, 1.5),
        "maxRejectedShare 1.5 is not legal; legal is 0 to 1");
    assertRefused(
        () -> new FitConfig(1, 1, true, 1, Double.NaN),
        "maxRejectedShare NaN is not legal; legal is 0 to 1");
  }

  @Test
  void shouldCheckMicroBatches() {
    assertRefused(
        () -> new MicroBatch(0, 5),
        "micro-batch of maxSize 0 and lingerMs 5 is not legal; legal is a maxSize of 1 or more and"
            + " a lingerMs of 0 or more");
    assertRefused(
        () -> new MicroBatch(1, -1),
        "micro-batch of maxSize 1 and lingerMs -1 is not legal; legal is a maxSize of 1 or more"
            + " and a lingerMs of 0 or more");
  }

  @Test
  void shouldCheckCheckpointIntervals() {
    assertRefused(
        () -> new CheckpointConfig("file:/x", 99),
        "checkpoint interval 99 ms is not legal; legal is 100 ms or more");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1a", "A", "a_b", "a-", "a234567890123456789012345678901234567890123456"})
  void shouldRefuseJobIdsThatAreNoKubernetesNames(String id) {
    assertRefused(
        () -> new JobId(id),
        "job id '" + id + "' is not legal; legal is [a-z]([-a-z0-9]{0,43}[a-z0-9])?");
  }

  @Test
  void shouldTakeJobIdsOfUpTo45Characters() {
    assertThat(new JobId("a".repeat(45))).hasToString("a".repeat(45));
  }

  @Test
  void shouldRefuseDataSourcesThatNameARecordTwice() {
    assertRefused(
        () ->
            new DataSource(
                StreamRange.parseList("t:0:0:5,t:1:0:5,t:0:4:9"),
                ExampleContracts.DIGITS,
                ExampleContracts.SPLIT),
        "stream ranges t:0:0:5 and t:0:4:9 overlap; legal is each record once");
    assertRefused(
        () -> new DataSource(List.of(), ExampleContracts.DIGITS, ExampleContracts.SPLIT),
        "a data source has at least one stream range");
  }

  @Test
  void shouldRefuseTrainingJobsWithoutModels() {
    assertRefused(
        () ->
            new TrainingJobSpec(
                JobSpec.SCHEMA_VERSION,
                new JobId("t"),
                "t",
                ExampleContracts.KAFKA,
                ExampleContracts.TOPICS,
                ExampleContracts.CHECKPOINTS,
                ExampleContracts.dataSource(),
                List.of(),
                new FitConfig(1, 1, true, 1, 0),
                "file:/x"),
        "a training job has at least one model");
  }

  @Test
  void shouldRefuseToScoreATopicIntoItself() {
    assertRefused(
        () -> inferenceJob("same", "same", 1),
        "inputTopic and outputTopic are both 'same'; they must differ");
    assertRefused(
        () -> inferenceJob("in", "out", 0), "parallelism 0 is not legal; legal is 1 or more");
  }

  @Test
  void shouldKnowWhoseOrdersAnInferenceJobFollows() {
    assertThat(ExampleContracts.waitingInferenceJob().deployment()).isEqualTo("inference-1");
    assertThat(inferenceJob("in", "out", 1).deployment()).isEqualTo("inference-1");
    assertRefused(
        () -> ExampleContracts.waitingInferenceJob(null, null),
        "initialModel and inferenceId of 'models' are both missing; legal is one of them, or"
            + " both");
    assertRefused(
        () ->
            ExampleContracts.waitingInferenceJob(
                ExampleContracts.descriptor(), new ModelRules("i", null, null, null)),
        "inferenceId 'i' of 'models' is not that of initialModel, 'inference-1'; they must be"
            + " equal");
  }

  @Test
  void shouldCheckWhatModelsMayTake() {
    assertRefused(
        () -> new ModelRules(null, null, 0L, null),
        "memoryBytes 0 is not legal; legal is 1 or more");
    assertRefused(
        () -> new ModelRules(null, null, null, 0L), "loadMs 0 is not legal; legal is 1 or more");
    assertRefused(
        () -> new WithoutModel(-1, 0, WithoutModel.Then.WAIT),
        "withoutModel of maxRecords -1 and maxBytes 0 is not legal; legal is 0 or more of each");
  }

  @Test
  void shouldCheckWhenAModelTakesOver() {
    assertRefused(
        () -> new Activation(ActivationPolicy.AT_EVENT_TIME, null),
        "activation AT_EVENT_TIME has no atMs; legal are epoch milliseconds");
    assertRefused(
        () -> new Activation(ActivationPolicy.IMMEDIATE, 5L),
        "activation IMMEDIATE has atMs 5; only AT_EVENT_TIME has one");
    assertRefused(
        () -> Activation.atEventTime(-1),
        "atMs -1 is not legal; legal are epoch milliseconds, 0 or more");
    assertRefused(
        () -> new ModelWithdrawal(1, "i", 0), "revision 0 is not legal; legal is 1 or more");
    assertThat(ExampleContracts.descriptor().takesOver()).isEqualTo(Activation.ON_CHECKPOINT);
  }

  private static InferenceJobSpec inferenceJob(String input, String output, int parallelism) {
    return new InferenceJobSpec(
        JobSpec.SCHEMA_VERSION,
        new JobId("i"),
        "i",
        ExampleContracts.KAFKA,
        ExampleContracts.TOPICS,
        ExampleContracts.CHECKPOINTS,
        input,
        output,
        ExampleContracts.DIGITS,
        parallelism,
        Delivery.EXACTLY_ONCE,
        MicroBatch.DEFAULT,
        ExampleContracts.descriptor());
  }

  @Test
  void shouldCheckArtifactsAndDescriptors() {
    assertRefused(
        () -> new ModelArtifact("file:/x", "ABC", 1),
        "sha256 'ABC' is not legal; legal are 64 lower-case hex digits");
    assertRefused(
        () -> new ModelArtifact("file:/x", ExampleContracts.SHA256, -1),
        "sizeBytes -1 is not legal; legal is 0 or more");
    assertRefused(
        () ->
            new ModelDescriptor(
                1, "i", 0, "m", 1, ExampleContracts.ARTIFACT, ExampleContracts.SIGNATURE),
        "revision 0 and modelVersion 1 must be at least 1");
    assertRefused(
        () -> new ModelSignature(List.of(), ExampleContracts.SIGNATURE.outputs()),
        "a signature has at least one input and one output");
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void shouldDescribeEachErrorInASentence(ErrorCode code) {
    assertThat(code.description()).endsWith(".").hasSizeGreaterThan(20);
  }

  @ParameterizedTest
  @EnumSource(
      value = JobState.class,
      names = {"FINISHED", "FAILED", "CANCELED"})
  void shouldNeverLeaveTerminalStates(JobState state) {
    assertThat(state.isTerminal()).isTrue();
    assertThat(state.description()).endsWith(".");
  }

  @Test
  void shouldTellAllViolationsInOneMessage() {
    InvalidDocumentException e =
        new InvalidDocumentException(
            "model",
            List.of(Violation.at("", "no name"), new Violation("/a/0", "is 5", "write 6")));

    assertThat(e).hasMessage("model: no name; /a/0: is 5 (write 6)");
  }

  private static void assertRefused(ThrowingCallable code, String message) {
    assertThatThrownBy(code).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
