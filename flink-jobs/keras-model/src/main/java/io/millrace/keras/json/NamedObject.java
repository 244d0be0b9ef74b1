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

  /**
   * @param what kind of thing it is, for the violation
   * @return null when there is neither at the place; then a violation was added
   */
  public static @Nullable NamedObject at(Members place, String what) {
    JsonNode node = place.node();
    if (node.isString()) {
      return new NamedObject(node.asString(), place);
    }
    if (node.isObject() && node.path("class_name").isString()) {
      return ofObject(place);
    }
    place.refuse(
        what
            + " is "
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
