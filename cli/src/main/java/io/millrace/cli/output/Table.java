package io.millrace.cli.output;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Columns as wide as their widest cell; the last one ends where its text does. */
final class Table {
  private static final String GAP = "  ";

  private Table() {}

  static String of(List<Column> columns, Iterable<JsonNode> items) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(columns.stream().map(Column::title).toList());
    items.forEach(item -> rows.add(columns.stream().map(c -> c.cell(item)).toList()));
    int[] widths = new int[columns.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], length(row.get(i)));
      }
    }
    StringBuilder text = new StringBuilder();
    rows.forEach(row -> append(text, row, widths));
    return text.toString();
  }

  private static void append(StringBuilder text, List<String> row, int[] widths) {
    int last = widths.length - 1;
    for (int i = 0; i < last; i++) {
      String cell = row.get(i);
      text.append(cell).append(" ".repeat(widths[i] - length(cell))).append(GAP);
    }
    text.append(row.get(last)).append('\n');
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
