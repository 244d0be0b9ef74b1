package io.millrace.controlplane.audit;

import io.millrace.controlplane.resource.Columns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for; what is null does not restrict.
 *
 * @param actor id or name
 * @param action all of it, or its first part such as {@code models}
 * @param resource path, of the thing itself or of one that it is below
 * @param from of the time, inclusive
 * @param to of the time, exclusive
 */
record AuditQuery(
    @Nullable String actor,
    @Nullable String action,
    @Nullable String resource,
    @Nullable Outcome outcome,
    @Nullable Instant from,
    @Nullable Instant to) {

  /** A part of a WHERE clause and the values of its parameters. */
  record Condition(String sql, List<Object> values) {}

  Condition condition() {
    List<String> parts = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    if (actor != null) {
      parts.add("(actor_id = ? or actor_name = ?)");
      values.addAll(List.of(actor, actor));
    }
    if (action != null) {
      parts.add("(action = ? or action like ? escape '!')");
      values.addAll(List.of(action, below(action, ".")));
    }
    if (resource != null) {
      parts.add("(resource = ? or resource like ? escape '!')");
      values.addAll(List.of(resource, below(resource, "/")));
    }
    if (outcome != null) {
      parts.add("outcome = ?");
      values.add(outcome.name());
    }
    addTime(parts, values, "occurred_at >= ?", from);
    addTime(parts, values, "occurred_at < ?", to);
    return new Condition(parts.isEmpty() ? "" : " and " + String.join(" and ", parts), values);
  }

  private static void addTime(
      List<String> parts, List<Object> values, String part, @Nullable Instant time) {
    Object value = Columns.time(time);
    if (value != null) {
      parts.add(part);
      values.add(value);
    }
  }

  private static String below(String prefix, String separator) {
    return prefix.replaceAll("[!%_]", "!$0") + separator + "%";
  }
}
