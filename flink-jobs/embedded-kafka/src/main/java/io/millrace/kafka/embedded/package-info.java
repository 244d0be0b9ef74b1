/**
 * A real Kafka broker inside this JVM, for local mode, for tests and for trying out: KRaft, broker
 * and controller in one, on loopback only unless it is told otherwise, its data in one folder that
 * survives restarts and kills.
 */
@NullMarked
package io.millrace.kafka.embedded;

import org.jspecify.annotations.NullMarked;
