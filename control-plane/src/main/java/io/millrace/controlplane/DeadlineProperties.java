package io.millrace.controlplane;

import io.millrace.contracts.job.JobState;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Everything under {@code millrace.deadlines.*}: how long a job may be in a state before it is said
 * to be stuck. Nothing is ended because of it.
 *
 * @param submitted until the cluster takes it up
 * @param deploying until it runs, also again after a failure
 * @param upgrading for an upgrade or a rollback
 * @param suspending until it rests
 * @param cancelling until it is gone
 */
public record DeadlineProperties(
    @DefaultValue("90s") Duration submitted,
    @DefaultValue("5m") Duration deploying,
    @DefaultValue("10m") Duration upgrading,
    @DefaultValue("5m") Duration suspending,
    @DefaultValue("2m") Duration cancelling) {
  public DeadlineProperties {
    MillraceProperties.requirePositive("millrace.deadlines.submitted", submitted);
    MillraceProperties.requirePositive("millrace.deadlines.deploying", deploying);
    MillraceProperties.requirePositive("millrace.deadlines.upgrading", upgrading);
    MillraceProperties.requirePositive("millrace.deadlines.suspending", suspending);
    MillraceProperties.requirePositive("millrace.deadlines.cancelling", cancelling);
  }

  /** Empty for states that may last. */
  public Optional<Duration> of(JobState state) {
    return switch (state) {
      case SUBMITTED -> Optional.of(submitted);
      case DEPLOYING, RESTARTING -> Optional.of(deploying);
      case UPGRADING, ROLLING_BACK -> Optional.of(upgrading);
      case SUSPENDING -> Optional.of(suspending);
      case CANCELLING -> Optional.of(cancelling);
      case DRAFT,
          WAITING_FOR_DATA,
          RUNNING,
          UPGRADE_FAILED,
          SUSPENDED,
          FINISHED,
          FAILED,
          CANCELED ->
          Optional.empty();
    };
  }
}
