package io.millrace.jobs.recovery;

import io.millrace.jobs.recovery.KillPlan.Victim;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Which process dies when, while records flow. The load is steady, so a number of records is a
 * time.
 */
record KillsUnderLoad(long seed, List<Planned> kills) {
  private static final double LONGEST_SECONDS = 2;

  /** What the cluster is doing when the kill comes. */
  enum Moment {
    SCORING,
    /** After a new model was announced, which may be on its way to any of the subtasks. */
    SWAPPING,
    /** Of the kill before. */
    RECOVERING,
    /** With the kill before. */
    AT_ONCE
  }

  /**
   * @param seconds after the moment has come
   */
  record Planned(Victim victim, Moment moment, double seconds) {}

  /** Half of the victims are JobManagers; each moment comes about as often as the others. */
  static KillsUnderLoad random(long seed, int kills) {
    Random random = new Random(seed);
    List<Planned> planned = new ArrayList<>();
    List<Victim> victims = new ArrayList<>();
    List<Moment> moments = new ArrayList<>();
    for (int kill = 0; kill < kills; kill++) {
      victims.add(Victim.values()[kill % 2]);
      moments.add(Moment.values()[kill % Moment.values().length]);
    }
    Collections.shuffle(victims, random);
    Collections.shuffle(moments, random);
    for (int kill = 0; kill < kills; kill++) {
      Moment moment = moments.get(kill);
      double seconds = moment == Moment.AT_ONCE ? 0 : LONGEST_SECONDS * random.nextDouble();
      planned.add(new Planned(victims.get(kill), moment, seconds));
    }
    return new KillsUnderLoad(seed, planned);
  }
}
