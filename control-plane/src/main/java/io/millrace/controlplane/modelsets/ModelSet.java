package io.millrace.controlplane.modelsets;

import java.time.Instant;
import java.util.List;

/**
 * Models that are trained together.
 *
 * @param modelIds in the order they are shown
 */
public record ModelSet(
    String id, String name, String description, List<String> modelIds, Instant createdAt) {
  public ModelSet {
    modelIds = List.copyOf(modelIds);
  }

  ModelSet of(List<String> models) {
    return new ModelSet(id, name, description, models, createdAt);
  }
}
