/** Errors: RFC 9457 answers to requests, and the log of problems that no request waits for. */
@NullMarked
package io.millrace.controlplane.problem;

import org.jspecify.annotations.NullMarked;
