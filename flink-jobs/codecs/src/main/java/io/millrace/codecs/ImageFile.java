package io.millrace.codecs;

import java.util.Optional;

/** What kind of image file some bytes are. */
public final class ImageFile {
  private ImageFile() {}

  /** {@code image/png} or {@code image/jpeg}; empty when it is neither, whatever is in it. */
  public static Optional<String> mediaType(byte[] file) {
    try {
      return Optional.of(ImageHeader.read(file).isPng() ? "image/png" : "image/jpeg");
    } catch (UndecodableRecordException e) {
      return Optional.empty();
    }
  }
}
