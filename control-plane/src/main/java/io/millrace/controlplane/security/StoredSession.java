package io.millrace.controlplane.security;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A browser that is signed in.
 *
 * @param secretSha256 of its cookie
 * @param caller as it was at signing in
 * @param credentialSha256 of the launch token that it showed; null when it showed something else
 */
record StoredSession(
    String secretSha256,
    Caller caller,
    @Nullable String credentialSha256,
    Instant openedAt,
    Instant lastSeenAt,
    Instant expiresAt) {}
