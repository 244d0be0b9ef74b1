/**
 * A real Kafka broker inside this JVM, for local mode and for tests: KRaft, broker and controller
 * in one, listening on loopback only, its data in one folder that survives restarts and kills.
 */
@NullMarked
package io.millrace.kafka.embedded;

import org.jspecify.annotations.NullMarked;
