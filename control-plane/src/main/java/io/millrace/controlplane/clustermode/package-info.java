/**
 * Cluster mode: this process runs in a pod and drives jobs that run in others. Kafka, the Flink
 * Kubernetes Operator and storage are there already; neither Flink nor a broker is needed on the
 * class path.
 */
@NullMarked
package io.millrace.controlplane.clustermode;

import org.jspecify.annotations.NullMarked;
