/**
 * Local users with their passwords, and the tokens that people make for programs. What a caller may
 * do is judged in the package {@code security}, which asks here who somebody is.
 */
@NullMarked
package io.millrace.controlplane.accounts;

import org.jspecify.annotations.NullMarked;
