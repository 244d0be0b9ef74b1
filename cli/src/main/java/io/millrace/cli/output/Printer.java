package io.millrace.cli.output;

import io.millrace.contracts.json.ContractJson;
import java.io.PrintStream;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Writes results to standard output and everything that is none to standard error. */
public final class Printer {
  private final PrintStream out;
  private final PrintStream err;
  private final OutputFormat format;

  public Printer(PrintStream out, PrintStream err, OutputFormat format) {
    this.out = out;
    this.err = err;
    this.format = format;
  }

  public boolean isJson() {
    return format == OutputFormat.JSON;
  }

  /** The items of a page: a table, or the page itself. */
  public void page(List<Column> columns, JsonNode page) {
    if (isJson()) {
      json(page);
    } else {
      out.print(Table.of(columns, page.path("items")));
      out.flush();
    }
  }

  public void document(JsonNode document) {
    if (isJson()) {
      json(document);
    } else {
      out.print(Outline.of(document));
      out.flush();
    }
  }

  /** A table of some of a document's members, or the document itself. */
  public void table(List<Column> columns, Iterable<JsonNode> rows, JsonNode document) {
    if (isJson()) {
      json(document);
    } else {
      out.print(Table.of(columns, rows));
      out.flush();
    }
  }

  /** A sentence for people; programs get the document. */
  public void done(String sentence, JsonNode document) {
    if (isJson()) {
      json(document);
    } else {
      out.println(SafeText.lines(sentence));
      out.flush();
    }
  }

  /**
   * One of many, as it comes.
   *
   * @return false when nobody reads any more
   */
  public boolean line(String text, JsonNode document) {
    out.println(isJson() ? ContractJson.write(document) : SafeText.oneLine(text));
    return !out.checkError();
  }

  /** As it is: a script, an address. */
  public void text(String text) {
    out.print(text);
    out.flush();
  }

  /** Neither result nor failure. */
  public void note(String sentence) {
    err.println(SafeText.lines(sentence));
    err.flush();
  }

  private void json(JsonNode document) {
    out.println(
        ContractJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(document));
    out.flush();
  }
}
