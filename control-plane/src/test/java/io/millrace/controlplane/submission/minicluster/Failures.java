package io.millrace.controlplane.submission.minicluster;

/** What happens to clusters. */
public final class Failures {
  private Failures() {}

  /** All tasks fail, and find another TaskManager at once. Once for each cluster. */
  public static void loseTaskManager(LocalFlink flink) throws Exception {
    flink.cluster().terminateTaskManager(0).get();
    flink.cluster().startTaskManager();
  }
}
