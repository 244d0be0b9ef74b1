/**
 * Where records lie in Kafka: half-open offset ranges, read and written in the Kafka-ML notation.
 */
@NullMarked
package io.millrace.contracts.stream;

import org.jspecify.annotations.NullMarked;
