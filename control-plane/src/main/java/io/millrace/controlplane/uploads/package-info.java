/**
 * Files that arrive in parts, by the tus protocol 1.0: after a lost connection, or a process that
 * was killed, a client asks how much has come and sends the rest.
 */
@NullMarked
package io.millrace.controlplane.uploads;

import org.jspecify.annotations.NullMarked;
