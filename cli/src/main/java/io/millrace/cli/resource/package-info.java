/**
 * Commands on the resources of the REST contract: each can be listed, shown and deleted in the same
 * way; what else can be done with it has a command of its own.
 */
@NullMarked
package io.millrace.cli.resource;

import org.jspecify.annotations.NullMarked;
