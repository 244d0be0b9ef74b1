/**
 * Reads the architecture JSON of Keras into typed layers and a typed compile configuration. A
 * document is either a legal model or refused with every violation it has; nothing of it is ever
 * executed.
 */
@NullMarked
package io.millrace.keras;

import org.jspecify.annotations.NullMarked;
