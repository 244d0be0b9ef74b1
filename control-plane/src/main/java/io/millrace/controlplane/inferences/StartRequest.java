package io.millrace.controlplane.inferences;

import org.jspecify.annotations.Nullable;

/**
 * Says what a job begins with.
 *
 * @param snapshotId of a snapshot of this deployment; where it stops when absent
 */
record StartRequest(@Nullable String snapshotId) {
  static final StartRequest NEWEST = new StartRequest(null);
}
