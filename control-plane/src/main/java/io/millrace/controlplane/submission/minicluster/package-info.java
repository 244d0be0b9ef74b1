/**
 * Runs jobs on a Flink MiniCluster in this JVM. The only package of the control plane that knows
 * Flink and our jobs; without them on the class path nothing here is loaded.
 */
@NullMarked
package io.millrace.controlplane.submission.minicluster;

import org.jspecify.annotations.NullMarked;
