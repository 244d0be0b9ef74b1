package io.millrace.cli.send;

import io.millrace.cli.client.CommandFailedException;
import io.millrace.codecs.EncodedRecord;
import io.millrace.codecs.RecordDecoder;
import io.millrace.codecs.UndecodableRecordException;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.record.RecordFormat;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A JSON document on each line, sent as it is written.
 *
 * @param format that every line has to follow; null takes any JSON
 */
record JsonLinesFile(Path file, @Nullable RecordFormat format) implements RecordFile {
  @Override
  public RecordReader open() throws IOException {
    return new Reader(
        file,
        Files.newBufferedReader(file, StandardCharsets.UTF_8),
        format == null ? null : RecordDecoder.of(format));
  }

  private static final class Reader implements RecordReader {
    private final Path file;
    private final BufferedReader lines;
    private final @Nullable RecordDecoder decoder;
    private int line;

    Reader(Path file, BufferedReader lines, @Nullable RecordDecoder decoder) {
      this.file = file;
      this.lines = lines;
      this.decoder = decoder;
    }

    @Override
    public Optional<EncodedRecord> next() throws IOException {
      String text;
      do {
        text = read();
        line++;
      } while (text != null && text.isBlank());
      if (text == null) {
        return Optional.empty();
      }
      byte[] value = text.getBytes(StandardCharsets.UTF_8);
      check(value);
      return Optional.of(new EncodedRecord(null, value));
    }

    private @Nullable String read() throws IOException {
      try {
        return lines.readLine();
      } catch (CharacterCodingException e) {
        throw CommandFailedException.usage(file + " is not UTF-8 text");
      }
    }

    private void check(byte[] value) {
      try {
        if (decoder == null) {
          ContractJson.mapper().readTree(value);
        } else {
          int count = decoder.countFeatures(value);
          decoder.decodeFeatures(value, new float[count], 0, count);
          decoder.decodeLabel(null, value);
        }
      } catch (UndecodableRecordException e) {
        throw CommandFailedException.usage(file + ", line " + line + ": " + e.getMessage());
      } catch (JacksonException e) {
        throw CommandFailedException.usage(
            file + ", line " + line + " is not JSON: " + e.getOriginalMessage());
      }
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
