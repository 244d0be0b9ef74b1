package io.millrace.controlplane.submission.flinkrest;

import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.submission.JobReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a {@link JobReport} from the answers of a JobManager. */
final class ReportReader {
  private ReportReader() {}

  static JobReport report(
      String flinkJobId,
      JobState state,
      JsonNode exceptions,
      JsonNode restarts,
      Optional<JsonNode> checkpoints) {
    List<JobReport.Failure> failures =
        failures(exceptions.path("exceptionHistory").path("entries"));
    // The metric comes a while after the job's first moments; a failure that ended it is none.
    int counted = failures.size() - (state == JobState.FAILED ? 1 : 0);
    int told = restarts.path(0).path("value").asInt(0);
    return new JobReport(
        flinkJobId,
        state,
        Math.max(counted, told),
        failures,
        checkpoints.map(ReportReader::checkpoints).orElse(null));
  }

  /** The newest comes first. */
  private static List<JobReport.Failure> failures(JsonNode entries) {
    List<JobReport.Failure> failures = new ArrayList<>();
    for (JsonNode entry : entries) {
      String trace = entry.path("stacktrace").asString("");
      failures.add(
          new JobReport.Failure(
              time(entry, "timestamp"),
              entry.path("taskName").asStringOpt().orElse(null),
              StackTraces.message(trace.strip()),
              StackTraces.rootCause(trace),
              trace));
    }
    return failures;
  }

  private static Instant time(JsonNode node, String member) {
    return Instant.ofEpochMilli(node.path(member).asLong(0));
  }

  private static JobReport.Checkpoints checkpoints(JsonNode told) {
    JsonNode counts = told.path("counts");
    List<JobReport.Checkpoint> latest = new ArrayList<>();
    for (JsonNode each : told.path("history")) {
      latest.add(checkpoint(each));
    }
    return new JobReport.Checkpoints(
        counts.path("completed").asLong(0),
        counts.path("failed").asLong(0),
        counts.path("in_progress").asLong(0),
        told.path("latest").path("restored").path("external_path").asStringOpt().orElse(null),
        latest);
  }

  private static JobReport.Checkpoint checkpoint(JsonNode told) {
    JobReport.Checkpoint.State state =
        switch (told.path("status").asString("")) {
          case "COMPLETED" -> JobReport.Checkpoint.State.COMPLETED;
          case "FAILED" -> JobReport.Checkpoint.State.FAILED;
          default -> JobReport.Checkpoint.State.IN_PROGRESS;
        };
    boolean over = state != JobReport.Checkpoint.State.IN_PROGRESS;
    return new JobReport.Checkpoint(
        told.path("id").asLong(0),
        told.path("is_savepoint").asBoolean(false)
            ? JobReport.Checkpoint.Kind.SAVEPOINT
            : JobReport.Checkpoint.Kind.CHECKPOINT,
        state,
        time(told, "trigger_timestamp"),
        over ? positive(told, "end_to_end_duration") : null,
        state == JobReport.Checkpoint.State.COMPLETED ? positive(told, "state_size") : null);
  }

  /** Flink says -1 of what it does not know. */
  private static @Nullable Long positive(JsonNode node, String member) {
    long value = node.path(member).asLong(-1);
    return value < 0 ? null : value;
  }
}
