/** The single-page application: static files, and the one page behind every deep link. */
@NullMarked
package io.millrace.controlplane.pages;

import org.jspecify.annotations.NullMarked;
