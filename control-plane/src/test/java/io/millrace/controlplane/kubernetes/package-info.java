/**
 * A Kubernetes cluster in imagination: an API server that keeps the rules of the real one, an
 * operator that plays what the Flink Kubernetes Operator was seen to do, the pods it makes and the
 * REST API of their jobs. Faults are injected between a client and the server. What the server
 * promises is a suite of its own that the real one passes too.
 */
@NullMarked
package io.millrace.controlplane.kubernetes;

import org.jspecify.annotations.NullMarked;
