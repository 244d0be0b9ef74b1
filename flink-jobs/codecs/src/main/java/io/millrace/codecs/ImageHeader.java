package io.millrace.codecs;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What the first bytes of a PNG or JPEG file say, read without unpacking anything. Sources: PNG
 * (ISO/IEC 15948), section 11.2.2; JPEG (ITU-T T.81), annex B.2.
 *
 * @param channels 1 grey, 2 grey and alpha, 3 RGB, 4 RGBA or CMYK
 */
record ImageHeader(boolean isPng, int height, int width, int channels) {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a};
  private static final int PNG_HEADER = 33;
  private static final int PALETTE = 3;
  private static final int START_OF_SCAN = 0xda;

  static ImageHeader read(byte[] file) throws UndecodableRecordException {
    if (startsWith(file, PNG)) {
      return png(file);
    }
    if (file.length > 3 && (file[0] & 0xff) == 0xff && (file[1] & 0xff) == 0xd8) {
      return jpeg(file);
    }
    throw new UndecodableRecordException(
        "the value (%d bytes) is no image; legal is a PNG or JPEG file".formatted(file.length));
  }

  private static boolean startsWith(byte[] file, byte[] start) {
    return file.length >= start.length
        && Arrays.equals(file, 0, start.length, start, 0, start.length);
  }

  private static ImageHeader png(byte[] file) throws UndecodableRecordException {
    if (file.length < PNG_HEADER) {
      throw broken("PNG", file);
    }
    ByteBuffer bytes = ByteBuffer.wrap(file);
    int depth = bytes.get(24);
    if (depth > 8) {
      throw new UndecodableRecordException(
          "the image has %d bits for each sample; legal are at most 8".formatted(depth));
    }
    int colours = bytes.get(25);
    int channels = colours == PALETTE ? paletteChannels(bytes) : channels(colours);
    return new ImageHeader(true, bytes.getInt(20), bytes.getInt(16), channels);
  }

  private static int channels(int colours) {
    return switch (colours) {
      case 0 -> 1;
      case 4 -> 2;
      case 6 -> 4;
      default -> 3;
    };
  }

  /** A palette has colours, and alpha when a chunk before the data says so. */
  private static int paletteChannels(ByteBuffer bytes) {
    int at = PNG_HEADER;
    while (at >= PNG_HEADER && at + 8 <= bytes.limit()) {
      int type = bytes.getInt(at + 4);
      if (type == 0x74524e53 /* tRNS */) {
        return 4;
      }
      if (type == 0x49444154 /* IDAT */) {
        return 3;
      }
      at += Math.max(0, bytes.getInt(at)) + 12;
    }
    return 3;
  }

  private static ImageHeader jpeg(byte[] file) throws UndecodableRecordException {
    ByteBuffer bytes = ByteBuffer.wrap(file);
    int at = 2;
    while (at + 4 <= file.length && (file[at] & 0xff) == 0xff) {
      int marker = file[at + 1] & 0xff;
      if (marker == 0xff) {
        at++;
        continue;
      }
      if (isFrame(marker) && at + 10 <= file.length) {
        return new ImageHeader(
            false,
            Short.toUnsignedInt(bytes.getShort(at + 5)),
            Short.toUnsignedInt(bytes.getShort(at + 7)),
            file[at + 9] & 0xff);
      }
      if (marker == START_OF_SCAN) {
        break;
      }
      at += 2 + Short.toUnsignedInt(bytes.getShort(at + 2));
    }
    throw broken("JPEG", file);
  }

  /** Start of frame: 0xc0 to 0xcf but for tables and reserved markers. */
  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private static UndecodableRecordException broken(String kind, byte[] file) {
    return new UndecodableRecordException(
        "the value (%d bytes) begins as a %s file but has no header; legal is a whole file"
            .formatted(file.length, kind));
  }

  static String describe(int channels) {
    return switch (channels) {
      case 1 -> "1 channel (grey)";
      case 2 -> "2 channels (grey and alpha)";
      case 3 -> "3 channels (RGB)";
      case 4 -> "4 channels (RGBA)";
      default -> channels + " channels";
    };
  }
}
