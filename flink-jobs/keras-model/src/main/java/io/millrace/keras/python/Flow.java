package io.millrace.keras.python;

/** How a program goes on behind a statement. */
enum Flow {
  NEXT,
  BREAK,
  CONTINUE,
  RETURN
}
