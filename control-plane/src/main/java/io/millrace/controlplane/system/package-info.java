/** What this installation is and what it can do. */
@NullMarked
package io.millrace.controlplane.system;

import org.jspecify.annotations.NullMarked;
