package io.millrace.codecs;

import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.ImageFormat;
import io.millrace.contracts.record.RawFormat;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Features to a PNG file, which loses nothing; label to the key. */
final class ImageEncoder implements RecordEncoder {
  private final ImageFormat format;
  private final RecordEncoder raw;

  ImageEncoder(ImageFormat format) {
    this.format = format;
    // the samples of an image are those bytes, so their rules and those of the label are the same
    this.raw =
        new RawEncoder(
            new RawFormat(
                DataType.UINT8, format.dataShape(), format.labelType(), format.labelShape()));
  }

  @Override
  public EncodedRecord encode(float[] features, float... label) {
    EncodedRecord checked = raw.encode(features, label);
    BufferedImage image = new BufferedImage(format.width(), format.height(), type());
    WritableRaster raster = image.getRaster();
    raster.setPixels(0, 0, format.width(), format.height(), features);
    return new EncodedRecord(checked.key(), png(image));
  }

  private int type() {
    return switch (format.channels()) {
      case 1 -> BufferedImage.TYPE_BYTE_GRAY;
      case 3 -> BufferedImage.TYPE_3BYTE_BGR;
      default -> BufferedImage.TYPE_4BYTE_ABGR;
    };
  }

  private static byte[] png(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
