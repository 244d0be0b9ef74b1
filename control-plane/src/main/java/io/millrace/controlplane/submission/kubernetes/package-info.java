/**
 * Runs jobs as resources of the Flink Kubernetes Operator, with a ledger beside them; see
 * docs/adr/0026.
 */
@NullMarked
package io.millrace.controlplane.submission.kubernetes;

import org.jspecify.annotations.NullMarked;
