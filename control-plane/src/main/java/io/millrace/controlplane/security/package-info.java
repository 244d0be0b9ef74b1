/**
 * Who may do what: the chain of filters that finds out who makes a request, by a token or by the
 * cookie of a browser that signed in, asks the endpoint's own method which role it needs, and keeps
 * other pages in that browser out.
 */
@NullMarked
package io.millrace.controlplane.security;

import org.jspecify.annotations.NullMarked;
