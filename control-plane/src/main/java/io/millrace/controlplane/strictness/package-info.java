/**
 * Requests are taken to the letter: a parameter, member or body that means nothing here is refused
 * and named, instead of being ignored.
 */
@NullMarked
package io.millrace.controlplane.strictness;

import org.jspecify.annotations.NullMarked;
