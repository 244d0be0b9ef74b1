package io.millrace.controlplane.conditions;

import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.KubernetesProperties;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.MillraceProperties.Mode;
import io.millrace.controlplane.conditions.Condition.Flag;

/** Says what a person can do about a condition: what to look at, and the way out. */
final class Remedies {
  private static final String TRAINING = "tr-";
  private final Mode mode;
  private final KubernetesProperties kubernetes;

  Remedies(MillraceProperties properties) {
    this(properties.mode(), properties.kubernetes());
  }

  Remedies(Mode mode, KubernetesProperties kubernetes) {
    this.mode = mode;
    this.kubernetes = kubernetes;
  }

  String of(Flag flag, JobId job, JobState state) {
    return switch (flag) {
      case UNREACHABLE ->
          "The state is the last one seen. Nothing is lost, and this clears by itself;"
              + " the checks of the system name what does not answer.";
      case STUCK -> stuck(job, state);
      case DEGRADED -> pods(job) + " It goes on by itself once the cause is gone" + orEnd(job);
      case WARNING -> "It works meanwhile; update what is named.";
    };
  }

  /** Where to read more of a job that failed; empty where that is known anyway. */
  String afterFailure(JobId job) {
    if (mode == Mode.LOCAL) {
      return "";
    }
    String see = describe(job);
    return "; s" + see.substring(1, see.length() - 1);
  }

  private String stuck(JobId job, JobState state) {
    return switch (state) {
      case SUBMITTED -> takenUp(job) + orEnd(job);
      case CANCELLING -> canceled(job);
      case SUSPENDING ->
          resource(job)
              + " Without a savepoint it is ended with its last checkpoint after"
              + " millrace.upgrades.savepoint-timeout.";
      case UPGRADING, ROLLING_BACK ->
          pods(job)
              + " Settings that do not start within millrace.upgrades.start-timeout are given up"
              + " by themselves.";
      default -> pods(job) + " It goes on by itself once the cause is gone" + orEnd(job);
    };
  }

  private String takenUp(JobId job) {
    return mode == Mode.LOCAL
        ? "The log of Millrace says more"
        : "Is the operator running, and does it watch the namespace? "
            + describe(job)
            + " The job starts by itself once it is taken up";
  }

  private String canceled(JobId job) {
    return mode == Mode.LOCAL
        ? "A restart of Millrace ends it."
        : "Only the operator can remove the resource: is it running? " + describe(job);
  }

  private String resource(JobId job) {
    return mode == Mode.LOCAL ? "Look at the job in Flink's dashboard." : describe(job);
  }

  private String describe(JobId job) {
    String kind = inSession(job) ? "flinksessionjob" : "flinkdeployment";
    return kubectl() + "describe " + kind + " " + job.value() + "`.";
  }

  private String pods(JobId job) {
    String cluster = inSession(job) ? kubernetes.session().name() : job.value();
    return mode == Mode.LOCAL
        ? "Are there enough free slots (millrace.flink.slots)?"
        : kubectl() + "describe pods -l app=" + cluster + "`.";
  }

  private String kubectl() {
    String namespace = kubernetes.namespace();
    return "See `kubectl " + (namespace.isEmpty() ? "" : "-n " + namespace + " ");
  }

  private boolean inSession(JobId job) {
    return kubernetes.session().enabled() && job.value().startsWith(TRAINING);
  }

  private static String orEnd(JobId job) {
    return job.value().startsWith(TRAINING)
        ? "; or cancel the training."
        : "; or suspend, roll back or delete the inference.";
  }
}
