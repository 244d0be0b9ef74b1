package io.millrace.controlplane.api;

import io.millrace.controlplane.api.DescribedApi.Operation;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One request that nobody should send.
 *
 * @param kind of what is wrong with it, the same for all operations
 * @param field of the body, or parameter, that is at fault; empty when it is none
 * @param body null when there is none
 * @param pointer which pointers a refusal may have
 */
record FuzzCase(
    Operation operation,
    String kind,
    String field,
    Target target,
    String body,
    Predicate<String> pointer) {
  /** Where a request goes to. */
  record Target(String method, String path, Map<String, String> headers) {}

  /**
   * No field is at fault: the address, the method, the media type, a header, or the text of the
   * body as a whole. That the pointer is empty, or there is no entry, is right here only.
   */
  static final Predicate<String> NO_FIELD = pointer -> true;

  boolean needsPointer() {
    return pointer != NO_FIELD;
  }

  /** No field is there that could be named. */
  boolean saysNothing() {
    return body != null && body.matches("\\{(\"\\w+\":null)?}");
  }

  /** At the field, or in it. */
  static Predicate<String> at(String pointer) {
    return given -> given.equals(pointer) || given.startsWith(pointer + "/");
  }

  /** Any field at all: one of several is needed, and none of them is there. */
  static Predicate<String> named() {
    return given -> !given.isEmpty();
  }

  /** Also around a field within an object, where two together may be what is wrong. */
  static Predicate<String> near(String pointer) {
    String around = pointer.substring(0, pointer.lastIndexOf('/'));
    if (around.isEmpty()) {
      return at(pointer);
    }
    Pattern near = Pattern.compile(Pattern.quote(around) + "(/.*)?");
    return given -> !given.isEmpty() && near.matcher(given).matches();
  }

  @Override
  public String toString() {
    return operation.id() + " " + kind + (field.isEmpty() ? "" : " of " + field);
  }
}
