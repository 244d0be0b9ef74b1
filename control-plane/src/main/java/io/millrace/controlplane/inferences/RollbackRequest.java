package io.millrace.controlplane.inferences;

import org.jspecify.annotations.Nullable;

/**
 * Asks for the settings of before.
 *
 * @param revision to go back to; the one before the present one when absent
 * @param state what it knows when it starts; NEWEST when absent
 */
record RollbackRequest(@Nullable Integer revision, @Nullable State state) {
  static final RollbackRequest PREVIOUS = new RollbackRequest(null, null);

  /** Where records are scored from. */
  enum State {
    /** It goes on where the present revision stops: nothing is lost or scored twice. */
    NEWEST,
    /**
     * It starts from what that revision left when it ended: what was scored since is scored again,
     * and written a second time.
     */
    SAVEPOINT
  }
}
