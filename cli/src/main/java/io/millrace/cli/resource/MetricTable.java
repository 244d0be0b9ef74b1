package io.millrace.cli.resource;

import io.millrace.cli.output.Column;
import io.millrace.contracts.json.ContractJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** A series that comes by columns as rows. */
record MetricTable(List<Column> columns, List<JsonNode> rows) {
  MetricTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  static MetricTable of(JsonNode series) {
    List<Column> columns = new ArrayList<>();
    List<JsonNode> values = new ArrayList<>();
    add(columns, values, "EPOCH", series.path("epochs"));
    add(columns, values, "STEP", series.path("steps"));
    for (String part : List.of("train", "validation")) {
      series
          .path(part)
          .properties()
          .forEach(
              metric ->
                  add(
                      columns,
                      values,
                      (part + " " + metric.getKey()).toUpperCase(Locale.ROOT),
                      metric.getValue()));
    }
    add(columns, values, "LEARNING RATE", series.path("learningRate"));
    List<JsonNode> rows = new ArrayList<>();
    for (int i = 0; i < series.path("steps").size(); i++) {
      ArrayNode row = ContractJson.mapper().createArrayNode();
      for (JsonNode column : values) {
        row.add(column.path(i));
      }
      rows.add(row);
    }
    return new MetricTable(columns, rows);
  }

  private static void add(
      List<Column> columns, List<JsonNode> values, String title, JsonNode column) {
    columns.add(new Column(title, "/" + columns.size()));
    values.add(column);
  }
}
