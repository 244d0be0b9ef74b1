package io.millrace.controlplane.submission.kubernetes;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/**
 * What the operator says of a deployment or session job. It promises nothing about these words:
 * what is not known reads as UNKNOWN, what is missing as null or UNKNOWN.
 *
 * @param error JSON with the members type, message and throwableList; absent when all is well
 * @param observedGeneration of the spec that all this is about
 * @param jobManagerDeploymentStatus of deployments only
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record OperatorStatus(
    Lifecycle lifecycleState,
    JobPart jobStatus,
    Cluster jobManagerDeploymentStatus,
    @Nullable String error,
    @Nullable Long observedGeneration,
    Reconciliation reconciliationStatus) {
  /** Of a resource that the operator has not seen. */
  static final OperatorStatus NONE =
      new OperatorStatus(
          Lifecycle.UNKNOWN, JobPart.NONE, Cluster.UNKNOWN, null, null, Reconciliation.NONE);

  OperatorStatus {
    lifecycleState = lifecycleState == null ? Lifecycle.UNKNOWN : lifecycleState;
    jobStatus = jobStatus == null ? JobPart.NONE : jobStatus;
    jobManagerDeploymentStatus =
        jobManagerDeploymentStatus == null ? Cluster.UNKNOWN : jobManagerDeploymentStatus;
    reconciliationStatus =
        reconciliationStatus == null ? Reconciliation.NONE : reconciliationStatus;
  }

  /** Where the operator is with a resource. A job that has finished leaves it STABLE. */
  enum Lifecycle {
    CREATED,
    SUSPENDED,
    UPGRADING,
    DEPLOYED,
    STABLE,
    ROLLING_BACK,
    ROLLED_BACK,
    FAILED,
    DELETING,
    DELETED,
    UNKNOWN;

    @JsonCreator
    static Lifecycle read(@Nullable String spelled) {
      return Spelling.read(values(), Lifecycle::name, spelled, UNKNOWN);
    }
  }

  /** The processes behind a deployment. */
  enum Cluster {
    READY,
    DEPLOYED_NOT_READY,
    DEPLOYING,
    MISSING,
    ERROR,
    UNKNOWN;

    @JsonCreator
    static Cluster read(@Nullable String spelled) {
      return Spelling.read(values(), Cluster::name, spelled, UNKNOWN);
    }
  }

  /** Flink's own word for where a job is; RECONCILING while Flink was not heard. */
  enum Job {
    INITIALIZING,
    CREATED,
    RUNNING,
    FAILING,
    FAILED,
    CANCELLING,
    CANCELED,
    FINISHED,
    RESTARTING,
    SUSPENDED,
    RECONCILING,
    UNKNOWN;

    @JsonCreator
    static Job read(@Nullable String spelled) {
      return Spelling.read(values(), Job::name, spelled, UNKNOWN);
    }
  }

  /**
   * The job as Flink told the operator.
   *
   * @param jobId 32 hex digits
   * @param startTime milliseconds since 1970, as text
   * @param updateTime milliseconds since 1970, as text
   * @param upgradeSavepointPath of the last savepoint that the operator took to stop the job, which
   *     may be one of an earlier stop
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record JobPart(
      Job state,
      @Nullable String jobId,
      @Nullable String jobName,
      @Nullable String startTime,
      @Nullable String updateTime,
      @Nullable String upgradeSavepointPath) {
    static final JobPart NONE = new JobPart(Job.UNKNOWN, null, null, null, null, null);

    JobPart {
      state = state == null ? Job.UNKNOWN : state;
    }
  }

  /**
   * @param state DEPLOYED, UPGRADING, ROLLING_BACK, ROLLED_BACK
   * @param lastReconciledSpec JSON of the spec that the operator worked on last
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Reconciliation(
      @Nullable String state,
      @Nullable String lastReconciledSpec,
      @Nullable Long reconciliationTimestamp) {
    static final Reconciliation NONE = new Reconciliation(null, null, null);
  }
}
