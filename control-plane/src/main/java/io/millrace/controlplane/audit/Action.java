package io.millrace.controlplane.audit;

import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was asked for, by method and path alone, so that it can also be told of requests that reach
 * no endpoint.
 *
 * @param name such as {@code models.create}, {@code trainings.cancel}
 * @param resource path of the thing it was done to, without the verb
 */
record Action(String name, String resource) {
  static final String API = "/api/v1/";
  private static final int MAX_NAME = 100;
  private static final int MAX_RESOURCE = 600;
  private static final Pattern VERB = Pattern.compile("(.*):([a-z][a-z-]*)");
  private static final Map<String, String> VERBS =
      Map.of("POST", "create", "PUT", "replace", "PATCH", "update", "DELETE", "delete");

  Action {
    name = name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME);
    resource = resource.length() <= MAX_RESOURCE ? resource : resource.substring(0, MAX_RESOURCE);
  }

  static Action of(String method, String path) {
    String verb = VERBS.getOrDefault(method, method.toLowerCase(Locale.ROOT));
    String resource = path;
    Matcher custom = VERB.matcher(path);
    if (custom.matches()) {
      resource = custom.group(1);
      verb = custom.group(2);
    }
    return new Action(kind(resource) + "." + verb, resource);
  }

  Action on(String otherResource) {
    return new Action(name, otherResource);
  }

  /** Names and ids alternate: {@code trainings/{id}/results/{id}}. */
  private static String kind(String resource) {
    if (!resource.startsWith(API)) {
      return "page";
    }
    String[] steps = resource.substring(API.length()).split("/");
    StringJoiner kind = new StringJoiner(".");
    for (int i = 0; i < steps.length; i += 2) {
      kind.add(steps[i]);
    }
    return kind.toString();
  }
}
