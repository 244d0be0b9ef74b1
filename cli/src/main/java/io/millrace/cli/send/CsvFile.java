package io.millrace.cli.send;

import io.millrace.cli.client.CommandFailedException;
import io.millrace.codecs.EncodedRecord;
import io.millrace.codecs.RecordEncoder;
import io.millrace.contracts.record.RecordFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Rows of numbers, as RFC 4180 writes them. */
final class CsvFile implements RecordFile {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path file;
  private final CSVFormat dialect;
  private final CsvColumns columns;
  private final List<String> classes;
  private final RecordFormat format;

  private CsvFile(
      Path file, CSVFormat dialect, CsvColumns columns, List<String> classes, RecordFormat format) {
    this.file = file;
    this.dialect = dialect;
    this.columns = columns;
    this.classes = classes;
    this.format = format;
  }

  static CsvFile of(Path file, ColumnOptions options, FormatOptions formats) throws IOException {
    CSVFormat dialect =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(options.delimiter.replace("\\t", "\t"))
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(true)
            .build();
    try (CSVParser parser = parser(file, dialect)) {
      Iterator<CSVRecord> rows = parser.iterator();
      if (!rows.hasNext()) {
        throw CommandFailedException.usage(file + " is empty; legal is at least one record");
      }
      List<String> first = rows.next().toList();
      first.set(0, first.get(0).replace(BYTE_ORDER_MARK, ""));
      CsvColumns columns = CsvColumns.of(first, options);
      RecordFormat format = formats.of(columns.featureNames(), columns.labelName());
      return new CsvFile(file, dialect, columns, options.classes, format);
    } catch (UncheckedIOException e) {
      throw new IOException(e.getCause());
    }
  }

  private static CSVParser parser(Path file, CSVFormat dialect) throws IOException {
    return new CSVParser(Files.newBufferedReader(file, StandardCharsets.UTF_8), dialect);
  }

  @Override
  public RecordFormat format() {
    return format;
  }

  @Override
  public RecordReader open() throws IOException {
    CSVParser parser = parser(file, dialect);
    Iterator<CSVRecord> rows = parser.iterator();
    if (columns.named()) {
      rows.next();
    }
    return new Reader(parser, rows);
  }

  private final class Reader implements RecordReader {
    private final CSVParser parser;
    private final Iterator<CSVRecord> rows;
    private final RecordEncoder encoder = RecordEncoder.of(format);

    Reader(CSVParser parser, Iterator<CSVRecord> rows) {
      this.parser = parser;
      this.rows = rows;
    }

    @Override
    public Optional<EncodedRecord> next() throws IOException {
      try {
        return rows.hasNext() ? Optional.of(encode(rows.next())) : Optional.empty();
      } catch (UncheckedIOException e) {
        throw new IOException(e.getCause());
      }
    }

    private EncodedRecord encode(CSVRecord row) {
      if (row.size() != columns.names().size()) {
        throw fault(
            row.size() + " cells; legal are " + columns.names().size() + ", as in the first line");
      }
      float[] features = new float[columns.features().size()];
      for (int i = 0; i < features.length; i++) {
        features[i] = number(row, columns.features().get(i));
      }
      try {
        return columns.label() < 0
            ? new EncodedRecord(null, encoder.encode(features).value())
            : encoder.encode(features, label(row));
      } catch (IllegalArgumentException e) {
        throw fault(String.valueOf(e.getMessage()));
      }
    }

    private float label(CSVRecord row) {
      if (classes.isEmpty()) {
        return number(row, columns.label());
      }
      String text = row.get(columns.label());
      int index = classes.indexOf(text);
      if (index < 0) {
        throw fault("class '" + text + "' is not among --classes " + String.join(",", classes));
      }
      return index;
    }

    private float number(CSVRecord row, int column) {
      String text = row.get(column);
      try {
        return Float.parseFloat(text);
      } catch (NumberFormatException e) {
        String hint = column == columns.label() ? ", or text whose --classes are named" : "";
        throw fault(
            "column '%s': '%s' is not a number; legal are numbers%s"
                .formatted(columns.names().get(column), text, hint));
      }
    }

    private CommandFailedException fault(String what) {
      return CommandFailedException.usage(
          file + ", line " + parser.getCurrentLineNumber() + ": " + what);
    }

    @Override
    public void close() throws IOException {
      parser.close();
    }
  }
}
