package io.millrace.controlplane.submission.kubernetes;

import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobSpec;
import io.millrace.controlplane.submission.JobRun;
import java.util.Map;
import java.util.TreeMap;

/** By which our resources, their pods and ledgers are found, and what is noted on them. */
final class JobLabels {
  static final String MANAGED_BY = "app.kubernetes.io/managed-by";
  static final String PART_OF = "app.kubernetes.io/part-of";
  static final String COMPONENT = "app.kubernetes.io/component";
  static final String MILLRACE = "millrace";

  /** The job's id. */
  static final String JOB = "millrace.io/job";

  /** The number of the run; a label of ledgers and pods, an annotation of the deployment. */
  static final String RUN = "millrace.io/run";

  /** An annotation: what people call the job. */
  static final String NAME = "millrace.io/name";

  private JobLabels() {}

  static Map<String, String> of(JobRun run) {
    Map<String, String> labels = ofMillrace(component(run.spec()));
    labels.put(JOB, run.jobId().value());
    return labels;
  }

  static Map<String, String> withNumber(JobRun run) {
    Map<String, String> labels = of(run);
    labels.put(RUN, Integer.toString(run.number()));
    return labels;
  }

  static Map<String, String> ofMillrace(String component) {
    return sorted(Map.of(MANAGED_BY, MILLRACE, PART_OF, MILLRACE, COMPONENT, component));
  }

  static Map<String, String> annotations(JobRun run) {
    return sorted(Map.of(RUN, Integer.toString(run.number()), NAME, run.spec().name()));
  }

  /** Selects all that belongs to the job. */
  static Map<String, String> selector(JobId job) {
    return Map.of(MANAGED_BY, MILLRACE, JOB, job.value());
  }

  /** So that equal manifests are written alike. */
  static Map<String, String> sorted(Map<String, String> pairs) {
    return new TreeMap<>(pairs);
  }

  private static String component(JobSpec spec) {
    return spec instanceof InferenceJobSpec ? "inference" : "training";
  }
}
