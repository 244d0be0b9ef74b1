package io.millrace.keras.archive;

import io.millrace.keras.KerasModel;
import io.millrace.keras.weight.WeightValues;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes an archive, its members stored as Keras stores them, without a time in it. */
final class ArchiveWriter {
  /** The release whose format is written. */
  static final String KERAS_VERSION = "3.15.1";

  /** The first time that a zip can say. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final Path file;

  ArchiveWriter(Path file) {
    this.file = file;
  }

  void write(String architecture, KerasModel model, List<WeightValues> weights) throws IOException {
    String config = Keras3Json.of(architecture, model);
    Path h5 = Files.createTempFile("millrace-", ".h5");
    try {
      writeWeights(h5, model, weights);
      try (OutputStream out = Files.newOutputStream(file);
          ZipOutputStream zip = new ZipOutputStream(out)) {
        zip.setMethod(ZipOutputStream.STORED);
        put(zip, "metadata.json", "{\"keras_version\": \"" + KERAS_VERSION + "\"}");
        put(zip, KerasArchive.CONFIG, config);
        put(zip, SavedWeights.MEMBER, h5);
      }
    } finally {
      Files.delete(h5);
    }
  }

  static void writeWeights(Path h5, KerasModel model, List<WeightValues> weights) {
    Map<String, WeightValues> byName = new HashMap<>();
    weights.forEach(value -> byName.put(value.name(), value));
    try (H5Writer writer = new H5Writer(h5)) {
      for (WeightKey key : WeightKeys.of(model.graph())) {
        WeightValues values = byName.get(key.weight().name());
        if (values == null || !values.shape().equals(key.weight().shape())) {
          throw new IllegalArgumentException(
              "weight '"
                  + key.weight().name()
                  + "' is "
                  + (values == null ? "missing" : "of shape " + values.shape())
                  + "; legal is one of shape "
                  + key.weight().shape());
        }
        writer.put(key, values);
      }
    }
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    zip.putNextEntry(stored(name, bytes.length, crc.getValue()));
    zip.write(bytes);
  }

  private static void put(ZipOutputStream zip, String name, Path content) throws IOException {
    zip.putNextEntry(stored(name, Files.size(content), crc(content)));
    Files.copy(content, zip);
  }

  private static long crc(Path content) throws IOException {
    try (InputStream in = Files.newInputStream(content);
        CheckedInputStream checked = new CheckedInputStream(in, new CRC32())) {
      checked.transferTo(OutputStream.nullOutputStream());
      return checked.getChecksum().getValue();
    }
  }

  private static ZipEntry stored(String name, long size, long crc) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    entry.setSize(size);
    entry.setCrc(crc);
    return entry;
  }
}
