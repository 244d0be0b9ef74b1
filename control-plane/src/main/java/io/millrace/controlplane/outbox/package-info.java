/**
 * Messages to Kafka that belong to a change of the database: written down in its transaction, sent
 * after it, each one once. See ADR 0035.
 */
@NullMarked
package io.millrace.controlplane.outbox;

import org.jspecify.annotations.NullMarked;
