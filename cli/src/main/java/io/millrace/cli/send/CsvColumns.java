package io.millrace.cli.send;

import io.millrace.cli.client.CommandFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which cells of a row mean what.
 *
 * @param names of all columns; their numbers from 1 when the file has no header
 * @param label -1 when there is none
 */
record CsvColumns(List<String> names, boolean named, List<Integer> features, int label) {
  CsvColumns {
    names = List.copyOf(names);
    features = List.copyOf(features);
  }

  static CsvColumns of(List<String> firstRow, ColumnOptions options) {
    boolean named = !options.noHeader;
    List<String> names =
        named
            ? firstRow
            : IntStream.rangeClosed(1, firstRow.size()).mapToObj(String::valueOf).toList();
    int label = options.label == null ? -1 : index(names, options.label);
    List<Integer> features = new ArrayList<>();
    if (options.features.isEmpty()) {
      IntStream.range(0, names.size()).filter(i -> i != label).forEach(features::add);
    } else {
      options.features.forEach(name -> features.add(index(names, name.strip())));
    }
    if (features.contains(label)) {
      throw CommandFailedException.usage(
          "column '" + names.get(label) + "' is label and feature; legal is one of them");
    }
    return new CsvColumns(names, named, features, label);
  }

  /** A name before a number: columns may be named like one. */
  private static int index(List<String> names, String given) {
    int byName = names.indexOf(given);
    if (byName >= 0) {
      return byName;
    }
    if (given.matches("\\d{1,6}")) {
      int number = Integer.parseInt(given);
      if (number >= 1 && number <= names.size()) {
        return number - 1;
      }
    }
    throw CommandFailedException.usage(
        "there is no column '"
            + given
            + "'; legal are numbers from 1 to "
            + names.size()
            + " and the names "
            + String.join(", ", names));
  }

  /** Empty when the file does not name them. */
  List<String> featureNames() {
    return named ? features.stream().map(names::get).toList() : List.of();
  }

  @Nullable String labelName() {
    return label < 0 ? null : named ? names.get(label) : "label";
  }
}
