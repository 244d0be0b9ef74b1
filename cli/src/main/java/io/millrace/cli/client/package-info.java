/**
 * The REST API from outside: where it is and who asks, requests with their refusals, server-sent
 * events that survive a lost connection.
 */
@NullMarked
package io.millrace.cli.client;

import org.jspecify.annotations.NullMarked;
