package io.millrace.controlplane.security;

/**
 * Somebody may not come in any more, or not by what they showed; published as an application event.
 */
public record AccessWithdrawn() {}
