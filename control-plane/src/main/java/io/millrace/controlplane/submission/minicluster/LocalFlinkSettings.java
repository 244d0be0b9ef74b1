package io.millrace.controlplane.submission.minicluster;

import java.nio.file.Path;
import java.util.Objects;

/**
 * @param restPort of the dashboard and Flink's REST API, on 127.0.0.1; 0 is any free one
 * @param slots subtasks that can run side by side
 * @param workDir of files that are worth nothing after a restart
 * @param logFile shown by the dashboard
 */
public record LocalFlinkSettings(int restPort, int slots, Path workDir, Path logFile) {
  public LocalFlinkSettings {
    Objects.requireNonNull(workDir, "workDir");
    Objects.requireNonNull(logFile, "logFile");
  }
}
