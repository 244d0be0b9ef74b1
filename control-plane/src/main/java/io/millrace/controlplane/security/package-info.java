/**
 * Who may do what: one token, as a Bearer token for programs or exchanged for a cookie by a
 * browser; and the checks that keep other pages in that browser out.
 */
@NullMarked
package io.millrace.controlplane.security;

import org.jspecify.annotations.NullMarked;
