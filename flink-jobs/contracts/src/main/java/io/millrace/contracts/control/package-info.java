/** Control messages: how a producer announces recorded data, byte-compatible with Kafka-ML. */
@NullMarked
package io.millrace.contracts.control;

import org.jspecify.annotations.NullMarked;
