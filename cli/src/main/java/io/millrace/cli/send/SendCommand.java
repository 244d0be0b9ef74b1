package io.millrace.cli.send;

import io.millrace.cli.client.CommandFailedException;
import io.millrace.cli.resource.RequestBody;
import io.millrace.cli.session.Durations;
import io.millrace.cli.session.Progress;
import io.millrace.cli.session.Session;
import io.millrace.codecs.EncodedRecord;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.record.RecordFormat;
import io.millrace.contracts.record.RecordFormats;
import io.millrace.contracts.stream.StreamRange;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The records of a file into a topic, and their announcement. */
@Command(
    name = "send",
    description =
        "Write the records of a file (.csv, .jsonl, .npy) to a topic and announce them as data. A"
            + " file with a fault is not sent at all.")
public final class SendCommand implements Runnable {
  private final Session session;

  @Parameters(paramLabel = "FILE", description = "What to send.")
  Path file = Path.of("");

  @Option(
      names = "--topic",
      required = true,
      paramLabel = "TOPIC",
      description = "Where to; made when there is none.")
  String topic = "";

  @Option(names = "--partition", paramLabel = "N", description = "To this one; else by key.")
  @Nullable Integer partition;

  @Option(
      names = "--resume",
      paramLabel = "RUN",
      description =
          "Go on with a sending that was cut short, by the id it told. File and options have to"
              + " be the same; what is written is not written again.")
  @Nullable String resume;

  @Option(
      names = "--patience",
      paramLabel = "TIME",
      converter = Durations.class,
      defaultValue = "2m",
      description = "With a Millrace that does not answer. Default: ${DEFAULT-VALUE}.")
  Duration patience = Duration.ZERO;

  @ArgGroup(exclusive = false, heading = "What is in the file:%n")
  ColumnOptions columns = new ColumnOptions();

  @ArgGroup(exclusive = false, heading = "What it is sent as:%n")
  FormatOptions formats = new FormatOptions();

  @Option(
      names = "--no-announce",
      description = "Only write the records, as input to be scored for example.")
  boolean noAnnounce;

  @ArgGroup(exclusive = false, heading = "How it is announced:%n")
  AnnouncementOptions announcement = new AnnouncementOptions();

  public SendCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    try {
      RecordFile records = recordFile();
      long count = count(records);
      if (count == 0) {
        throw CommandFailedException.usage(file + " holds no record; legal is at least one");
      }
      send(records, count);
    } catch (NoSuchFileException e) {
      throw CommandFailedException.usage("there is no file " + e.getFile());
    } catch (MalformedInputException e) {
      throw CommandFailedException.usage(file + " is not UTF-8 text");
    } catch (IOException e) {
      throw CommandFailedException.usage(file + " cannot be read (" + e + ")");
    }
  }

  private RecordFile recordFile() throws IOException {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv") || name.endsWith(".tsv")) {
      return CsvFile.of(file, columns, formats);
    }
    if (name.endsWith(".npy")) {
      return NpyFile.of(file, columns.labels);
    }
    if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
      boolean described = !noAnnounce || columns.label != null || !columns.features.isEmpty();
      formats.format = "JSON";
      return new JsonLinesFile(
          file, described ? formats.of(columns.features, columns.label) : null);
    }
    throw CommandFailedException.usage(
        "what is in " + file + " is not known; legal are .csv, .tsv, .jsonl, .ndjson and .npy");
  }

  /** Reads it all: a fault in the last line is told before the first one is sent. */
  private static long count(RecordFile records) throws IOException {
    long count = 0;
    try (RecordReader reader = records.open()) {
      while (reader.next().isPresent()) {
        count++;
      }
    }
    return count;
  }

  private void send(RecordFile records, long count) throws IOException {
    String runId = resume == null ? UUID.randomUUID().toString().substring(0, 13) : resume;
    BatchSender sender =
        new BatchSender(session.rest(), new SendPlan(topic, partition, runId, patience));
    ObjectNode request = ContractJson.mapper().createObjectNode();
    RecordFormat format = noAnnounce ? null : records.format();
    if (format != null) {
      announcement.put(request, session);
      RequestBody.put(request, "format", RecordFormats.name(format));
      RequestBody.put(request, "formatConfig", RecordFormats.config(format));
      RequestBody.put(request, "totalMessages", count);
    }
    Thread hint = new Thread(() -> tellHowToGoOn(runId), "resume-hint");
    Runtime.getRuntime().addShutdownHook(hint);
    boolean done = false;
    try {
      List<StreamRange> ranges = write(records, count, sender);
      JsonNode source = null;
      if (format != null) {
        RequestBody.put(request, "ranges", ranges.stream().map(StreamRange::toString).toList());
        source = sender.post("/data-sources", request, "announce");
      }
      done = true;
      report(count, ranges, runId, source);
    } finally {
      Runtime.getRuntime().removeShutdownHook(hint);
      if (!done) {
        tellHowToGoOn(runId);
      }
    }
  }

  private List<StreamRange> write(RecordFile records, long count, BatchSender sender)
      throws IOException {
    WrittenRanges written = new WrittenRanges();
    try (RecordReader reader = records.open();
        Progress progress = Progress.of(session, "Send", " records")) {
      Batches batches = new Batches(reader);
      long sent = 0;
      int number = 0;
      progress.at(0, count, "");
      for (List<EncodedRecord> batch = batches.next(); !batch.isEmpty(); batch = batches.next()) {
        sender.send(number++, batch).forEach(written::add);
        sent += batch.size();
        progress.at(sent, count, "");
      }
    }
    return written.joined();
  }

  private void tellHowToGoOn(String runId) {
    session
        .printer()
        .note("Not all was sent. The same command with --resume " + runId + " goes on.");
  }

  private void report(
      long count, List<StreamRange> ranges, String runId, @Nullable JsonNode source) {
    ObjectNode document = ContractJson.mapper().createObjectNode();
    document.put("topic", topic).put("sent", count).put("run", runId);
    ranges.forEach(range -> document.withArray("/ranges").add(range.toString()));
    document.set("dataSource", source);
    String told = "Sent %,d records: %s.".formatted(count, StreamRange.format(ranges));
    if (source != null) {
      told += "\nAnnounced data source " + source.path("id").asString() + ".";
    }
    session.printer().done(told, document);
  }
}
