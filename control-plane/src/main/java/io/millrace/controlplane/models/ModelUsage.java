package io.millrace.controlplane.models;

import java.util.List;

/** Implemented by modules that refer to models, so that none is deleted under their feet. */
public interface ModelUsage {
  /** What uses the model, in words for people, for example {@code model set 'digits'}. */
  List<String> usesOf(String modelId);
}
