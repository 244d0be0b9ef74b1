package io.millrace.controlplane.submission;

import io.millrace.contracts.fit.FitConfig;
import io.millrace.contracts.job.CheckpointConfig;
import io.millrace.contracts.job.DataSource;
import io.millrace.contracts.job.Delivery;
import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobSpec;
import io.millrace.contracts.job.JobTopics;
import io.millrace.contracts.job.KafkaCluster;
import io.millrace.contracts.job.MicroBatch;
import io.millrace.contracts.job.TrainingJobSpec;
import io.millrace.contracts.job.TrainingModel;
import io.millrace.contracts.model.ModelArtifact;
import io.millrace.contracts.model.ModelDescriptor;
import io.millrace.contracts.model.ModelSignature;
import io.millrace.contracts.model.TensorSpec;
import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.DatasetSplit;
import io.millrace.contracts.record.RawFormat;
import io.millrace.contracts.record.SplitMethod;
import io.millrace.contracts.record.TensorShape;
import io.millrace.contracts.stream.StreamRange;
import java.util.List;
import java.util.Map;

/** Legal job specs whose content does not matter. */
public final class ExampleJobs {
  private ExampleJobs() {}

  public static JobSpec training(String id, String name, String checkpointDir) {
    return training(id, name, checkpointDir, "s3://store/artifacts");
  }

  public static JobSpec training(
      String id, String name, String checkpointDir, String artifactStore) {
    return new TrainingJobSpec(
        JobSpec.SCHEMA_VERSION,
        new JobId(id),
        name,
        new KafkaCluster("127.0.0.1:9092", Map.of()),
        JobTopics.withPrefix("millrace."),
        new CheckpointConfig(checkpointDir, 100),
        new DataSource(
            List.of(new StreamRange("digits", 0, 0, 10)),
            new RawFormat(DataType.UINT8, null, DataType.UINT8, null),
            new DatasetSplit(0.1, 0.1, SplitMethod.POSITIONAL)),
        List.of(new TrainingModel("result-1", "model-1", "small", "{}", null)),
        new FitConfig(32, 1, true, 42, 0.1),
        artifactStore);
  }

  public static JobSpec inference(String id, String name, String checkpointDir) {
    ModelSignature signature =
        new ModelSignature(List.of(tensor("input", 3)), List.of(tensor("output", 2)));
    ModelArtifact artifact = new ModelArtifact("s3://store/artifacts/iris", "0".repeat(64), 1);
    return new InferenceJobSpec(
        JobSpec.SCHEMA_VERSION,
        new JobId(id),
        name,
        new KafkaCluster("127.0.0.1:9092", Map.of()),
        JobTopics.withPrefix("millrace."),
        new CheckpointConfig(checkpointDir, 100),
        "flowers",
        "kinds",
        new RawFormat(DataType.FLOAT32, null, null, null),
        1,
        Delivery.AT_LEAST_ONCE,
        MicroBatch.DEFAULT,
        new ModelDescriptor(ModelDescriptor.SCHEMA_VERSION, id, 1, "iris", 1, artifact, signature));
  }

  private static TensorSpec tensor(String name, int values) {
    return new TensorSpec(name, DataType.FLOAT32, TensorShape.of(values));
  }
}
