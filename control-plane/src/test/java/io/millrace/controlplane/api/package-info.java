/** Tests of the whole control plane through its REST API, on a real Kafka and a fake runtime. */
@NullMarked
package io.millrace.controlplane.api;

import org.jspecify.annotations.NullMarked;
