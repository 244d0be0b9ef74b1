/** What every command has: the options that go for all, a client, a printer, a terminal. */
@NullMarked
package io.millrace.cli.session;

import org.jspecify.annotations.NullMarked;
