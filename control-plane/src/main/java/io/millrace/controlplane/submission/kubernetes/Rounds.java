package io.millrace.controlplane.submission.kubernetes;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to be done although nobody asks. */
final class Rounds implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
  private static final int SECONDS = 3;

  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "kubernetes-rounds");
            thread.setDaemon(true);
            return thread;
          });

  private Rounds() {}

  static Rounds start(ClusterView view, JobRemoval removal) {
    Rounds rounds = new Rounds();
    rounds.executor.scheduleWithFixedDelay(() -> walk(view, removal), 0, SECONDS, TimeUnit.SECONDS);
    return rounds;
  }

  private static void walk(ClusterView view, JobRemoval removal) {
    try {
      view.feelPulse();
      view.requireFresh();
      removal.sweep();
    } catch (RuntimeException e) {
      LOG.info("A round over the cluster failed and is repeated: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
