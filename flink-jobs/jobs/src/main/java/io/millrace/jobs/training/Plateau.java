package io.millrace.jobs.training;

import io.millrace.contracts.fit.ReduceOnPlateau;
import io.millrace.tf.TrainingSession;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Lowers the learning rate in the way of Keras' {@code ReduceLROnPlateau}. Where the optimizer has
 * a schedule, which Keras refuses, the whole schedule is lowered.
 */
final class Plateau {
  private final ReduceOnPlateau option;
  private @Nullable Double best;
  private int wait;
  private int cooldown;
  private float factor = 1;

  Plateau(ReduceOnPlateau option) {
    this.option = option;
  }

  /** To be called after each epoch. */
  void after(EpochScores epoch, TrainingSession session) {
    double value = epoch.of(option.monitor());
    if (cooldown > 0) {
      cooldown--;
      wait = 0;
    }
    if (option.monitor().isImprovement(value, best, option.minDelta())) {
      best = value;
      wait = 0;
    } else if (cooldown == 0) {
      wait++;
      if (wait >= option.patience() && lower(session)) {
        cooldown = option.cooldown();
        wait = 0;
      }
    }
  }

  private boolean lower(TrainingSession session) {
    float rate = session.learningRate();
    double lowered = Math.max(rate * option.factor(), option.minLearningRate());
    float next = (float) (factor * (lowered / rate));
    if (rate <= (float) option.minLearningRate() || next == 0) {
      return false;
    }
    factor = next;
    session.setLearningRateFactor(factor);
    return true;
  }

  void writeTo(DataOutputStream out) throws IOException {
    out.writeInt(wait);
    out.writeInt(cooldown);
    out.writeFloat(factor);
    out.writeDouble(best == null ? Double.NaN : best);
  }

  /**
   * @param session gets the factor, which its snapshots do not have
   */
  void readFrom(DataInputStream in, TrainingSession session) throws IOException {
    wait = in.readInt();
    cooldown = in.readInt();
    factor = in.readFloat();
    double value = in.readDouble();
    best = Double.isNaN(value) ? null : value;
    session.setLearningRateFactor(factor);
  }
}
