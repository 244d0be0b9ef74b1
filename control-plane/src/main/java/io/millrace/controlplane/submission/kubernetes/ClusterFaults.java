package io.millrace.controlplane.submission.kubernetes;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.millrace.controlplane.submission.JobRefusedException;
import io.millrace.controlplane.submission.RuntimeUnreachableException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Says what an error of the API server means to those who run jobs. */
final class ClusterFaults {
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  /** What no repetition changes: malformed, too large, against the schema. */
  private static final Set<Integer> REFUSED = Set.of(400, 413, 422);

  private ClusterFaults() {}

  /** Somebody else has changed or made it since it was read: read again, decide again. */
  static final class Conflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Conflict(Throwable cause) {
      super(cause);
    }
  }

  /**
   * @param what is done, such as {@code reading FlinkDeployment a}
   * @throws Conflict when it was decided on something that is old
   * @throws JobRefusedException when it can never be done
   * @throws RuntimeUnreachableException when it may be done later
   */
  static <T> T call(String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (KubernetesClientException e) {
      if (e.getCode() == CONFLICT) {
        throw new Conflict(e);
      }
      if (REFUSED.contains(e.getCode())) {
        throw new JobRefusedException("the cluster refuses " + what + ": " + reason(e), e);
      }
      throw new RuntimeUnreachableException(what + " failed: " + reason(e), e);
    }
  }

  /** The same for what may not be there. */
  static <T> Optional<T> find(String what, Supplier<T> call) {
    return call(
        what,
        () -> {
          try {
            return Optional.ofNullable(call.get());
          } catch (KubernetesClientException e) {
            if (e.getCode() == NOT_FOUND) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  private static String reason(KubernetesClientException e) {
    Status status = e.getStatus();
    if (status != null && status.getMessage() != null) {
      return status.getMessage();
    }
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
