package io.millrace.keras.json;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What Keras writes for a thing it knows by name: the name alone, {@code "adam"}, or {@code
 * {"class_name": "Adam", "config": {…}}}.
 *
 * @param name as given
 * @param config empty when only the name was given
 */
public record NamedObject(String name, Members config) {

  /**
   * @return null when the member is neither; then a violation was added
   */
  public static @Nullable NamedObject read(Members owner, String member) {
    JsonNode node = owner.get(member);
    if (node.isString()) {
      return new NamedObject(node.asString(), owner.emptyAt(member));
    }
    if (node.isObject() && node.path("class_name").isString()) {
      return ofObject(owner.object(member));
    }
    owner.refuse(
        member,
        "'"
            + member
            + "' is "
            + Members.given(node)
            + "; legal is a name, or an object with class_name and config",
        null);
    return null;
  }

  /** As {@link #read}, for an element of an array. */
  public static @Nullable NamedObject readElement(Members owner, String array, int index) {
    JsonNode node = owner.get(array).path(index);
    if (node.isString()) {
      return new NamedObject(node.asString(), owner.element(array, index));
    }
    Members element = owner.element(array, index);
    if (node.isObject() && node.path("class_name").isString()) {
      return ofObject(element);
    }
    element.refuse(
        "an element of '"
            + array
            + "' is "
            + Members.given(node)
            + "; legal is a name, or an object with class_name and config",
        null);
    return null;
  }

  private static NamedObject ofObject(Members object) {
    String name = object.text("class_name");
    JsonNode config = object.get("config");
    if (name.equals("function") && config.isString()) {
      return new NamedObject(config.asString(), object.emptyAt("config"));
    }
    return new NamedObject(name, object.object("config"));
  }

  /** Lower case without underscores, so that {@code RMSprop} and {@code rms_prop} are one. */
  public String key() {
    return name.toLowerCase(Locale.ROOT).replace("_", "");
  }

  /** A violation that says which names are legal. */
  public void refuse(String what, String legal) {
    config.refuse(what + " '" + name + "' is not supported; legal is one of " + legal, null);
  }
}
