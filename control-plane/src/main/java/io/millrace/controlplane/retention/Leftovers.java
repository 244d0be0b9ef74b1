package io.millrace.controlplane.retention;

import java.io.IOException;
import java.util.List;

/** Implemented by whoever makes places that it may have to delete. */
public interface Leftovers {
  /** All that there are, named or not. */
  List<Place> places() throws IOException;

  /**
   * Deletes one of them.
   *
   * @return false when it has come into use meanwhile
   */
  boolean delete(Place place) throws IOException;
}
