package io.millrace.controlplane.modelsets;

import io.millrace.controlplane.events.EventData;
import io.millrace.controlplane.events.ResourceKind;
import java.time.Instant;
import java.util.List;

/**
 * Models that are trained together.
 *
 * @param modelIds in the order they are shown
 */
@EventData(ResourceKind.MODEL_SET)
public record ModelSet(
    String id, String name, String description, List<String> modelIds, Instant createdAt) {
  public ModelSet {
    modelIds = List.copyOf(modelIds);
  }

  ModelSet of(List<String> models) {
    return new ModelSet(id, name, description, models, createdAt);
  }
}
