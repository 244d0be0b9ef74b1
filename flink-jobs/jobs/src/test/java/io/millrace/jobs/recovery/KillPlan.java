package io.millrace.jobs.recovery;

import io.millrace.testkit.FlinkProcesses;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Which process dies when. A moment is an epoch: where it is over before the cluster has recovered
 * from the kill before, the next one hits the recovery. The last one comes after the last epoch,
 * when the result is exported and published.
 */
record KillPlan(long seed, List<Planned> kills) {
  /** What may be killed. */
  enum Victim {
    JOB_MANAGER,
    TASK_MANAGER
  }

  /** A kill to come, as soon as an epoch was told. */
  record Planned(Victim victim, int epoch) {}

  /** A kill that was. */
  record Kill(Victim victim, Instant time) {}

  static KillPlan random(long seed, int kills, int epochs) {
    Random random = new Random(seed);
    int[] moments = random.ints(kills - 1, 1, epochs).sorted().toArray();
    List<Victim> victims = new ArrayList<>();
    for (int kill = 0; kill < kills - 1; kill++) {
      victims.add(Victim.values()[kill % 2]);
    }
    Collections.shuffle(victims, random);
    List<Planned> planned = new ArrayList<>();
    for (int kill = 0; kill < kills - 1; kill++) {
      planned.add(new Planned(victims.get(kill), moments[kill]));
    }
    planned.add(new Planned(Victim.TASK_MANAGER, epochs));
    return new KillPlan(seed, planned);
  }

  List<Kill> execute(FlinkProcesses flink, ToldEvents events) throws InterruptedException {
    List<Kill> done = new ArrayList<>();
    for (Planned planned : kills) {
      events.await("epoch " + planned.epoch(), () -> events.epoch() >= planned.epoch());
      Instant time = Instant.now();
      switch (planned.victim()) {
        case JOB_MANAGER -> flink.killJobManager();
        case TASK_MANAGER -> flink.killTaskManager();
      }
      done.add(new Kill(planned.victim(), time));
    }
    return done;
  }
}
