/** What Millrace needs around itself, whether it is there, and what to do when it is not. */
@NullMarked
package io.millrace.controlplane.preflight;

import org.jspecify.annotations.NullMarked;
