/**
 * Signing in with an OpenID Connect provider: people are sent there and come back with who they
 * are; a claim says what they may do. From then on their browser has a session like any other.
 */
@NullMarked
package io.millrace.controlplane.oidc;

import org.jspecify.annotations.NullMarked;
