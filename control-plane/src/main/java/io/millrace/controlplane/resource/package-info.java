/** What all resources of the REST API share: identifiers, pages, columns. */
@NullMarked
package io.millrace.controlplane.resource;

import org.jspecify.annotations.NullMarked;
