/**
 * What integration tests stand on: one real Kafka broker for each JVM, and Flink MiniClusters that
 * behave as in production.
 */
@NullMarked
package io.millrace.testkit;

import org.jspecify.annotations.NullMarked;
