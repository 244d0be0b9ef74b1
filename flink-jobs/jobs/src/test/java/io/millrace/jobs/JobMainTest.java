package io.millrace.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.fit.FitConfig;
import io.millrace.contracts.job.CheckpointConfig;
import io.millrace.contracts.job.DataSource;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobSpec;
import io.millrace.contracts.job.JobTopics;
import io.millrace.contracts.job.KafkaCluster;
import io.millrace.contracts.job.TrainingJobSpec;
import io.millrace.contracts.job.TrainingModel;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.DatasetSplit;
import io.millrace.contracts.record.RawFormat;
import io.millrace.contracts.record.SplitMethod;
import io.millrace.contracts.stream.StreamRange;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPOutputStream;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobMainTest {
  private static final JobSpec SPEC =
      new TrainingJobSpec(
          JobSpec.SCHEMA_VERSION,
          new JobId("train-1"),
          "Training of iris",
          new KafkaCluster("127.0.0.1:9092", Map.of()),
          JobTopics.withPrefix("millrace."),
          new CheckpointConfig("file:///tmp/checkpoints", 5000),
          new DataSource(
              StreamRange.parseList("iris:0:0:150"),
              new RawFormat(DataType.FLOAT32, null, DataType.UINT8, null),
              new DatasetSplit(0.1, 0.1, SplitMethod.HASHED)),
          List.of(
              new TrainingModel("r-1", "m-1", "small", "{}", null),
              new TrainingModel("r-2", "m-2", "large", "{}", null)),
          new FitConfig(10, 5, true, 42, 0.1),
          "file:///tmp/artifacts");

  @TempDir Path folder;

  @Test
  void shouldReadTheSpecFromItsArgument() throws Exception {
    assertThat(JobMain.readSpec(ContractJson.write(SPEC))).isEqualTo(SPEC);
  }

  @Test
  void shouldReadTheSpecFromAFile() throws Exception {
    Path file = Files.writeString(folder.resolve("spec.json"), ContractJson.write(SPEC));

    assertThat(JobMain.readSpec("@" + file)).isEqualTo(SPEC);
  }

  @Test
  void shouldReadTheSpecFromACompressedFile() throws Exception {
    Path file = folder.resolve("spec.json.gz");
    try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
      gzip.write(ContractJson.writeBytes(SPEC));
    }

    assertThat(JobMain.readSpec("@" + file)).isEqualTo(SPEC);
  }

  @Test
  void shouldSayWhichArgumentIsLegal() {
    assertThatThrownBy(() -> JobMain.readSpec("a", "b"))
        .hasMessage(
            "2 arguments were given; legal is one: a job spec in JSON, or @ and the path of a file"
                + " with it");
  }

  @Test
  void shouldTrainEachModelInAPipelineOfItsOwn() {
    JobGraph graph = defined().getStreamGraph().getJobGraph();

    assertThat(graph.getName()).isEqualTo("Training of iris");
    List<JobVertex> pipelines =
        StreamSupport.stream(graph.getVertices().spliterator(), false).toList();
    assertThat(pipelines).hasSize(2).allMatch(JobVertex::isInputVertex);
    assertThat(pipelines)
        .extracting(JobVertex::getName)
        .anyMatch(name -> name.contains("Data set for small") && name.contains("Train small"))
        .anyMatch(name -> name.contains("Data set for large") && name.contains("Train large"));
  }

  @Test
  void shouldGiveEveryOperatorAUidOfItsResult() {
    List<String> uids =
        defined().getTransformations().stream().map(Transformation::getUid).sorted().toList();

    assertThat(uids)
        .containsExactly(
            "dead-letters-r-1",
            "events-r-1",
            "events-r-2",
            "publish-r-1",
            "publish-r-2",
            "train-r-1",
            "train-r-2");
  }

  @Test
  void shouldKeepSeveralCheckpointsAndNoGenericTypes() {
    StreamExecutionEnvironment environment = defined();

    assertThat(environment.getConfiguration().get(PipelineOptions.GENERIC_TYPES)).isFalse();
    assertThat(environment.getConfiguration().get(PipelineOptions.OBJECT_REUSE)).isTrue();
    assertThat(environment.getConfiguration().get(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS))
        .isEqualTo(3);
    assertThat(environment.getCheckpointConfig().getCheckpointInterval()).isEqualTo(5000);
  }

  private static StreamExecutionEnvironment defined() {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
    JobDefinitions.define(environment, SPEC);
    return environment;
  }
}
