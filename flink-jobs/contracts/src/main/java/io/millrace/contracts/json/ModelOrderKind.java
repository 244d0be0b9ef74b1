package io.millrace.contracts.json;

import org.jspecify.annotations.Nullable;

/** Descriptors were there first, so they say no kind. */
record ModelOrderKind(Kind kind) {
  ModelOrderKind(@Nullable Kind kind) {
    this.kind = kind == null ? Kind.DESCRIPTOR : kind;
  }

  enum Kind {
    DESCRIPTOR,
    WITHDRAWAL
  }
}
