package io.millrace.controlplane.overlays;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** A Kubernetes object as JSON. */
record RenderedObject(JsonObject json) {
  private static final Gson GSON = new GsonBuilder().serializeNulls().create();

  static RenderedObject of(Object document) {
    return new RenderedObject(GSON.toJsonTree(document).getAsJsonObject());
  }

  String apiVersion() {
    return json.get("apiVersion").getAsString();
  }

  String kind() {
    return json.get("kind").getAsString();
  }

  String name() {
    return json.getAsJsonObject("metadata").get("name").getAsString();
  }

  /** Members one below the other; a number is an index. */
  JsonElement at(Object... path) {
    JsonElement element = json;
    for (Object step : path) {
      element =
          step instanceof Integer index
              ? element.getAsJsonArray().get(index)
              : element.getAsJsonObject().get(step.toString());
    }
    return element;
  }

  @Override
  public String toString() {
    return kind() + " " + name();
  }
}
