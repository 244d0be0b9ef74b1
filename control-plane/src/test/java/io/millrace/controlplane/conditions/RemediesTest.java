package io.millrace.controlplane.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.MillraceProperties.Mode;
import io.millrace.controlplane.conditions.Condition.Flag;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RemediesTest {
  private static final JobId TRAINING = new JobId("tr-1");
  private static final JobId INFERENCE = new JobId("inf-2");
  private static final Remedies CLUSTER = new Remedies(Mode.CLUSTER, Clusters.of("ml"));
  private static final Remedies OWN = new Remedies(Mode.CLUSTER, Clusters.of(""));
  private static final Remedies SESSION = new Remedies(Mode.CLUSTER, Clusters.withSession());
  private static final Remedies LOCAL = new Remedies(Mode.LOCAL, Clusters.of(""));

  static Stream<Arguments> remedies() {
    return Stream.of(
        Arguments.of(
            CLUSTER.of(Flag.UNREACHABLE, TRAINING, JobState.RUNNING),
            "The state is the last one seen. Nothing is lost, and this clears by itself; the checks"
                + " of the system name what does not answer."),
        Arguments.of(
            CLUSTER.of(Flag.STUCK, TRAINING, JobState.SUBMITTED),
            "Is the operator running, and does it watch the namespace? See `kubectl -n ml describe"
                + " flinkdeployment tr-1`. The job starts by itself once it is taken up; or cancel the training."),
        Arguments.of(
            SESSION.of(Flag.STUCK, TRAINING, JobState.SUBMITTED),
            "Is the operator running, and does it watch the namespace? See `kubectl describe"
                + " flinksessionjob tr-1`. The job starts by itself once it is taken up; or cancel the training."),
        Arguments.of(
            OWN.of(Flag.STUCK, INFERENCE, JobState.DEPLOYING),
            "See `kubectl describe pods -l app=inf-2`. It goes on by itself once the cause is gone;"
                + " or suspend, roll back or delete the inference."),
        Arguments.of(
            SESSION.of(Flag.DEGRADED, TRAINING, JobState.DEPLOYING),
            "See `kubectl describe pods -l app=millrace-session`. It goes on by itself once the cause"
                + " is gone; or cancel the training."),
        Arguments.of(
            CLUSTER.of(Flag.STUCK, INFERENCE, JobState.UPGRADING),
            "See `kubectl -n ml describe pods -l app=inf-2`. Settings that do not start within"
                + " millrace.upgrades.start-timeout are given up by themselves."),
        Arguments.of(
            CLUSTER.of(Flag.STUCK, INFERENCE, JobState.SUSPENDING),
            "See `kubectl -n ml describe flinkdeployment inf-2`. Without a savepoint it is ended with"
                + " its last checkpoint after millrace.upgrades.savepoint-timeout."),
        Arguments.of(
            CLUSTER.of(Flag.STUCK, INFERENCE, JobState.CANCELLING),
            "Only the operator can remove the resource: is it running? See `kubectl -n ml describe"
                + " flinkdeployment inf-2`."),
        Arguments.of(
            LOCAL.of(Flag.STUCK, TRAINING, JobState.SUBMITTED),
            "The log of Millrace says more; or cancel the training."),
        Arguments.of(
            LOCAL.of(Flag.STUCK, INFERENCE, JobState.RESTARTING),
            "Are there enough free slots (millrace.flink.slots)? It goes on by itself once the"
                + " cause is gone; or suspend, roll back or delete the inference."),
        Arguments.of(
            LOCAL.of(Flag.STUCK, INFERENCE, JobState.SUSPENDING),
            "Look at the job in Flink's dashboard. Without a savepoint it is ended with its last"
                + " checkpoint after millrace.upgrades.savepoint-timeout."),
        Arguments.of(
            CLUSTER.afterFailure(TRAINING), "; see `kubectl -n ml describe flinkdeployment tr-1`"),
        Arguments.of(LOCAL.afterFailure(TRAINING), ""),
        Arguments.of(
            LOCAL.of(Flag.STUCK, TRAINING, JobState.CANCELLING), "A restart of Millrace ends it."));
  }

  @ParameterizedTest
  @MethodSource("remedies")
  void shouldNameWhatToLookAtAndTheWayOut(String remedy, String expected) {
    assertThat(remedy).isEqualTo(expected);
  }
}
