package io.millrace.cli.resource;

import io.millrace.cli.client.Paths;
import io.millrace.cli.output.Column;
import java.util.List;

/**
 * A kind of thing that can be listed.
 *
 * @param name of its commands
 * @param noun of one of them, for sentences
 * @param path of all of them
 * @param columns of their table
 */
public record Resource(String name, String noun, String path, List<Column> columns) {
  public static final Resource MODELS =
      new Resource(
          "models",
          "model",
          "/models",
          Column.of(
              "ID=/id",
              "NAME=/name",
              "FORMAT=/format",
              "PARAMETERS=/parameterCount",
              "CREATED=/createdAt"));
  public static final Resource MODEL_SETS =
      new Resource(
          "model-sets",
          "model set",
          "/model-sets",
          Column.of("ID=/id", "NAME=/name", "MODELS=/modelIds", "CREATED=/createdAt"));
  public static final Resource DATA_SOURCES =
      new Resource(
          "datasources",
          "data source",
          "/data-sources",
          Column.of(
              "ID=/id",
              "FORMAT=/format",
              "RANGES=/ranges",
              "RECORDS=/totalMessages",
              "RETAINED=/retained",
              "CREATED=/createdAt",
              "DESCRIPTION=/description"));
  public static final Resource TRAININGS =
      new Resource(
          "trainings",
          "training",
          "/trainings",
          Column.of(
              "ID=/id",
              "NAME=/name",
              "NUMBER=/deploymentNumber",
              "STATE=/state",
              "FLAGS=/flags",
              "MODEL SET=/modelSetName",
              "CREATED=/createdAt"));
  public static final Resource INFERENCES =
      new Resource(
          "inferences",
          "inference",
          "/inferences",
          Column.of(
              "ID=/id",
              "NAME=/name",
              "STATE=/state",
              "FLAGS=/flags",
              "MODEL=/modelName",
              "VERSION=/modelVersion",
              "INPUT=/inputTopic",
              "OUTPUT=/outputTopic"));
  public static final Resource TOPICS =
      new Resource(
          "topics",
          "topic",
          "/topics",
          Column.of("NAME=/name", "PARTITIONS=/partitions", "INTERNAL=/internal"));
  public static final Resource PROBLEMS =
      new Resource(
          "problems",
          "problem",
          "/problems",
          Column.of("TIME=/time", "CODE=/code", "DETAIL=/detail"));
  public static final Resource SNAPSHOTS =
      new Resource(
          "snapshots",
          "snapshot",
          "/snapshots",
          Column.of(
              "ID=/id",
              "INFERENCE=/inferenceId",
              "STATE=/state",
              "REASON=/reason",
              "KIND=/kind",
              "REVISION=/revision",
              "BYTES=/sizeBytes",
              "CREATED=/createdAt"));
  public static final Resource TOKENS =
      new Resource(
          "tokens",
          "token",
          "/tokens",
          Column.of(
              "ID=/id",
              "NAME=/name",
              "ROLE=/role",
              "SCOPES=/scopes",
              "CREATED=/createdAt",
              "EXPIRES=/expiresAt",
              "LAST USED=/lastUsedAt"));
  public static final Resource USERS =
      new Resource(
          "users",
          "user",
          "/users",
          Column.of(
              "ID=/id", "NAME=/name", "ROLE=/role", "ENABLED=/enabled", "CREATED=/createdAt"));
  public static final Resource AUDIT_LOG =
      new Resource(
          "audit-log",
          "entry",
          "/audit-log",
          Column.of(
              "ID=/id",
              "TIME=/time",
              "ACTOR=/actor/name",
              "ADDRESS=/actor/address",
              "ACTION=/action",
              "RESOURCE=/resource",
              "OUTCOME=/outcome",
              "STATUS=/status"));
  public static final Resource OPERATIONS =
      new Resource("operations", "operation", "/operations", List.of());

  /** What is asked for with one of them. */
  public String path(String id) {
    return path + "/" + Paths.segment(id);
  }

  public String action(String id, String verb) {
    return path(id) + ":" + verb;
  }
}
