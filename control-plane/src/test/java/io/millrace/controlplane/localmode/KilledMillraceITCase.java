package io.millrace.controlplane.localmode;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.controlplane.api.Api;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Local mode is killed at random moments while a client works, its start included. {@code
 * -Dmillrace.kills} says how often, {@code -Dmillrace.seed} repeats the moments.
 */
@Timeout(3600)
class KilledMillraceITCase {
  private static final int KILLS = Integer.getInteger("millrace.kills", 1);
  private static final long SEED = Long.getLong("millrace.seed", System.nanoTime());
  private static final int MOST_ANSWERS = 60;
  private static final int LONGEST_START_MS = 5_000;
  private static final List<String> SETTINGS =
      List.of(
          "--millrace.flink.slots=6",
          "--millrace.jobs.checkpoint-interval=500ms",
          "--millrace.upgrades.health-period=500ms",
          "--logging.threshold.console=ERROR");

  @TempDir Path folder;
  private int life;

  @Test
  void shouldKeepWhatItAcknowledgedAndDoItOnceHoweverOftenItIsKilled() throws Exception {
    Random random = new Random(SEED);
    System.err.println(KILLS + " kills, -Dmillrace.seed=" + SEED);
    ScriptedWork work = new ScriptedWork(SEED);
    MillraceProcess millrace = start();
    try {
      // Given
      millrace.awaitReady();
      work.prepare(millrace.api());

      // When
      for (int kill = 1; kill <= KILLS; kill++) {
        boolean whileStarting = kill > 1 && random.nextInt(4) == 0;
        if (kill > 1) {
          millrace = start();
        }
        if (!whileStarting) {
          millrace.awaitReady();
          work.use(millrace.api());
        }
        int answers = whileStarting ? 0 : random.nextInt(MOST_ANSWERS);
        int after = random.nextInt(whileStarting ? LONGEST_START_MS : 1_000);
        work.awaitAnswers(answers);
        // The moment is what is tried here; there is nothing to wait for.
        LockSupport.parkNanos(Duration.ofMillis(after).toNanos());
        millrace.kill();
        System.err.println(
            "kill "
                + kill
                + (whileStarting ? " of a start" : " after " + answers + " answers and")
                + " "
                + after
                + " ms");
      }
      millrace = start();
      millrace.awaitReady();
      Api api = millrace.api();
      work.use(api);
      work.awaitAnswers(MOST_ANSWERS / 3);
      work.finish();
      System.err.println(work.told);

      // Then
      assertThat(work.told.faults).isEmpty();
      Aftermath aftermath = new Aftermath(api, work.told, millrace.port("kafka"));
      aftermath.everythingAcknowledgedIsThereAndComesToRest();
      aftermath.eachAnnouncementIsInTheTopicOnce();
      aftermath.eachTrainingRanOnce();
      aftermath.eachDeploymentRunsOnce(millrace.port("flink"));
      aftermath.nothingWasMadeTwice();
      aftermath.nothingWasPassedOver();
    } finally {
      millrace.kill();
    }
  }

  private MillraceProcess start() throws Exception {
    return MillraceProcess.start(folder.resolve("data"), ++life, SETTINGS);
  }
}
