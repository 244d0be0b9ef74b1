/**
 * Names each request as W3C Trace Context has it, so that a line of a log, an answer and an entry
 * of the audit log that belong together are found together.
 */
@NullMarked
package io.millrace.controlplane.tracing;

import org.jspecify.annotations.NullMarked;
