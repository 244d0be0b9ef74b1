/** The one place that opens Kafka clients, so that all of them are configured alike and closed. */
@NullMarked
package io.millrace.controlplane.kafka;

import org.jspecify.annotations.NullMarked;
