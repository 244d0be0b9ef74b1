package io.millrace.controlplane.retention;

import java.util.Collection;

/** Implemented by modules that refer to places: what they name is never deleted. */
public interface Naming {
  /** All of it; what is missing may be gone a moment later. */
  Collection<Named> named();
}
