package io.millrace.controlplane.submission.minicluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.job.JobState;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.api.common.JobStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlinkStatesTest {
  private static final String TABLE =
      """
      # flink,      all started, restarted, state
      INITIALIZING, false,       false,     DEPLOYING
      INITIALIZING, true,        true,      DEPLOYING
      CREATED,      false,       false,     DEPLOYING
      CREATED,      false,       true,      DEPLOYING
      RECONCILING,  false,       true,      DEPLOYING
      RUNNING,      false,       false,     DEPLOYING
      RUNNING,      false,       true,      RESTARTING
      RUNNING,      true,        false,     RUNNING
      RUNNING,      true,        true,      RUNNING
      FAILING,      true,        false,     RESTARTING
      RESTARTING,   false,       true,      RESTARTING
      SUSPENDED,    true,        false,     RESTARTING
      CANCELLING,   true,        false,     CANCELLING
      FINISHED,     true,        true,      FINISHED
      FAILED,       false,       true,      FAILED
      CANCELED,     true,        false,     CANCELED
      """;

  @ParameterizedTest
  @CsvSource(textBlock = TABLE)
  void shouldSayWhereAJobStands(
      JobStatus flink, boolean allStarted, boolean restarted, JobState expected) {
    assertThat(FlinkStates.of(flink, allStarted, restarted)).isEqualTo(expected);
  }

  @Test
  void shouldKnowEachWordOfFlink() {
    Set<String> listed =
        TABLE.lines().map(line -> line.split(",")[0].strip()).collect(Collectors.toSet());

    assertThat(listed).containsAll(Arrays.stream(JobStatus.values()).map(JobStatus::name).toList());
  }
}
