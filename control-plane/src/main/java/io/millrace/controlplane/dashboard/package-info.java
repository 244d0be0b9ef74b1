/**
 * Flink's own pages of each job, through the control plane: JobManagers know no login and are not
 * reachable from outside of a cluster.
 */
@NullMarked
package io.millrace.controlplane.dashboard;

import org.jspecify.annotations.NullMarked;
