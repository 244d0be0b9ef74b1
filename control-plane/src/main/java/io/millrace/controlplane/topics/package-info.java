/** A look into Kafka: topics, samples of their records, and records written by hand. */
@NullMarked
package io.millrace.controlplane.topics;

import org.jspecify.annotations.NullMarked;
