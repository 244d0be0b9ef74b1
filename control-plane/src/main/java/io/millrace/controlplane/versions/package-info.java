/**
 * States of resources have names: {@code ETag} tells the one that was answered, {@code If-Match}
 * the one that a change was made from (RFC 9110, RFC 6585).
 */
@NullMarked
package io.millrace.controlplane.versions;

import org.jspecify.annotations.NullMarked;
