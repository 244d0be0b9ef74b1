/** Reads a topic from where the database says, applying each record in one transaction. */
@NullMarked
package io.millrace.controlplane.subscription;

import org.jspecify.annotations.NullMarked;
