package io.millrace.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Rows of a CSV file with a header line and the label in the last column.
 *
 * @param columns names of the features, without the label
 */
record Dataset(List<String> columns, List<Example> examples) {
  /**
   * @param label class index
   */
  record Example(float[] features, int label) {}

  /** Two parts without a row in common. */
  record HoldOut(Dataset training, Dataset heldOut) {}

  Dataset {
    columns = List.copyOf(columns);
    examples = List.copyOf(examples);
  }

  static Dataset read(Path csv) {
    List<String> lines;
    try {
      lines = Files.readAllLines(csv);
    } catch (IOException e) {
      throw new DemoException("the data set " + csv + " cannot be read (" + e + ")", e);
    }
    List<String> header = List.of(lines.get(0).split(","));
    List<Example> examples = new ArrayList<>();
    for (int row = 1; row < lines.size(); row++) {
      examples.add(parse(csv, row + 1, header.size(), lines.get(row)));
    }
    return new Dataset(header.subList(0, header.size() - 1), examples);
  }

  private static Example parse(Path csv, int line, int columns, String text) {
    String[] cells = text.split(",", -1);
    try {
      if (cells.length != columns) {
        throw new NumberFormatException(cells.length + " cells; legal are " + columns);
      }
      float[] features = new float[columns - 1];
      for (int i = 0; i < features.length; i++) {
        features[i] = Float.parseFloat(cells[i]);
      }
      return new Example(features, Integer.parseInt(cells[columns - 1]));
    } catch (NumberFormatException e) {
      throw new DemoException(csv + ", line " + line + ": " + e.getMessage(), e);
    }
  }

  int size() {
    return examples.size();
  }

  /** Deals the rows by a permutation that only the seed decides; parts are exact in size. */
  HoldOut holdOut(double share, long seed) {
    List<Example> shuffled = new ArrayList<>(examples);
    Collections.shuffle(shuffled, new Random(seed));
    int training = shuffled.size() - (int) Math.round(share * shuffled.size());
    return new HoldOut(
        new Dataset(columns, shuffled.subList(0, training)),
        new Dataset(columns, shuffled.subList(training, shuffled.size())));
  }
}
