package io.millrace.controlplane.inferences;

import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.contracts.job.JobSpec;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.submission.JobRun;
import org.springframework.stereotype.Component;

/** Writes down deployments as the runtime takes them. */
@Component
class InferenceRuns {
  private final MillraceProperties properties;

  InferenceRuns(MillraceProperties properties) {
    this.properties = properties;
  }

  /** The run that the deployment is in. */
  JobRun of(Inference inference) {
    return new JobRun(spec(inference), inference.run().number(), inference.run().from());
  }

  /** What its job is to do. */
  InferenceJobSpec spec(Inference inference) {
    Inference.Pipeline pipeline = inference.pipeline();
    return new InferenceJobSpec(
        JobSpec.SCHEMA_VERSION,
        inference.jobId(),
        inference.name(),
        properties.kafka().cluster(),
        properties.kafka().topics(),
        properties.checkpoints(),
        pipeline.inputTopic(),
        pipeline.outputTopic(),
        pipeline.format(),
        pipeline.parallelism(),
        pipeline.delivery(),
        pipeline.batch(),
        inference.model(),
        pipeline.inputKafka(),
        pipeline.output(),
        null);
  }
}
