package io.millrace.jobs;

import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.contracts.job.JobSpec;
import io.millrace.contracts.job.TrainingJobSpec;
import io.millrace.jobs.inference.InferenceJob;
import io.millrace.jobs.training.TrainingJob;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Makes the whole Flink job of a job spec, whoever submits it. */
public final class JobDefinitions {
  private static final int RETAINED_CHECKPOINTS = 3;

  private JobDefinitions() {}

  /**
   * @param environment empty; its checkpoint and restart settings are replaced
   */
  public static void define(StreamExecutionEnvironment environment, JobSpec spec) {
    environment.configure(settings(spec));
    if (spec instanceof TrainingJobSpec training) {
      TrainingJob.define(environment, training);
    } else if (spec instanceof InferenceJobSpec inference) {
      InferenceJob.define(environment, inference);
    }
  }

  private static Configuration settings(JobSpec spec) {
    return new Configuration()
        .set(PipelineOptions.NAME, spec.name())
        .set(PipelineOptions.OBJECT_REUSE, true)
        .set(PipelineOptions.GENERIC_TYPES, false)
        .set(
            CheckpointingOptions.CHECKPOINTING_INTERVAL,
            Duration.ofMillis(spec.checkpoints().intervalMs()))
        .set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE)
        .set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem")
        .set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, spec.checkpoints().directory())
        .set(
            CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
            ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION)
        .set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, RETAINED_CHECKPOINTS);
  }
}
