/**
 * The control plane: a REST API that submits Flink jobs and observes them; it never sees records.
 */
@NullMarked
package io.millrace.controlplane;

import org.jspecify.annotations.NullMarked;
