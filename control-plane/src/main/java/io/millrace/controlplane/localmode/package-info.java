/**
 * Local mode: Kafka, Flink and the control plane in one JVM, reachable from this machine only, with
 * everything it keeps in one folder.
 */
@NullMarked
package io.millrace.controlplane.localmode;

import org.jspecify.annotations.NullMarked;
