package io.millrace.jobs.training;

import io.millrace.contracts.fit.FitConfig;
import io.millrace.tf.TrainingSession;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the options of a training do when an epoch is completed, and when the training ends. */
final class Callbacks {
  private final TrainingSession session;
  private final @Nullable EarlyStop earlyStop;
  private final @Nullable BestEpoch bestEpoch;
  private final @Nullable Plateau plateau;

  Callbacks(FitConfig fit, TrainingSession session) {
    this.session = session;
    this.earlyStop = Optional.ofNullable(fit.earlyStopping()).map(EarlyStop::new).orElse(null);
    this.bestEpoch =
        Optional.ofNullable(fit.bestWeights())
            .map(option -> new BestEpoch(option.monitor()))
            .orElse(null);
    this.plateau = Optional.ofNullable(fit.reduceOnPlateau()).map(Plateau::new).orElse(null);
  }

  /**
   * @return whether the training ends here
   */
  boolean after(EpochScores epoch) {
    if (bestEpoch != null) {
      bestEpoch.compare(epoch, session);
    }
    if (plateau != null) {
      plateau.after(epoch, session);
    }
    return earlyStop != null && earlyStop.isDue(epoch);
  }

  /**
   * Gives the session the weights of the result.
   *
   * @return the epoch whose weights these are; null for those of the last step
   */
  @Nullable Integer end() {
    session.finish();
    return bestEpoch == null ? null : bestEpoch.assign(session);
  }

  void writeTo(StateCapture out) throws IOException {
    if (earlyStop != null) {
      earlyStop.writeTo(out);
    }
    if (bestEpoch != null) {
      bestEpoch.writeTo(out);
    }
    if (plateau != null) {
      plateau.writeTo(out);
    }
  }

  void readFrom(StateRestore in) throws IOException {
    if (earlyStop != null) {
      earlyStop.readFrom(in);
    }
    if (bestEpoch != null) {
      bestEpoch.readFrom(in, session);
    }
    if (plateau != null) {
      plateau.readFrom(in, session);
    }
  }
}
