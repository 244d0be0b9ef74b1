/**
 * Published artifacts on their way out: every byte was checked against the artifact's checksum, and
 * a download that broke off goes on where it stopped.
 */
@NullMarked
package io.millrace.controlplane.artifacts;

import org.jspecify.annotations.NullMarked;
