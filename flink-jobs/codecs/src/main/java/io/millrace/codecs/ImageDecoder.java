package io.millrace.codecs;

import io.millrace.contracts.record.ImageFormat;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * PNG and JPEG files as samples. The header is read first and must say the declared size, so that a
 * small file cannot unpack to a large image.
 */
final class ImageDecoder implements RecordDecoder {
  private final ImageFormat format;
  private final RawLabel label;
  private final ImageReader png = reader("png");
  private final ImageReader jpeg = reader("jpeg");
  private float[] row = {};

  ImageDecoder(ImageFormat format) {
    this.format = format;
    this.label = new RawLabel(format.labelType(), format.labelShape());
  }

  private static ImageReader reader(String name) {
    return ImageIO.getImageReadersByFormatName(name).next();
  }

  @Override
  public void decodeFeatures(byte[] value, float[] target, int offset, int length)
      throws UndecodableRecordException {
    if (length != format.dataShape().size()) {
      throw new UndecodableRecordException(
          "the image holds %d values; legal are %d".formatted(format.dataShape().size(), length));
    }
    ImageHeader header = ImageHeader.read(value);
    require(header);
    BufferedImage image = decode(header.isPng() ? png : jpeg, value);
    copy(image, target, offset);
  }

  private void require(ImageHeader header) throws UndecodableRecordException {
    if (header.height() != format.height() || header.width() != format.width()) {
      throw new UndecodableRecordException(
          "the image is %d x %d (height x width); legal is %d x %d: images are not resized"
              .formatted(header.height(), header.width(), format.height(), format.width()));
    }
    if (header.channels() != format.channels()) {
      throw new UndecodableRecordException(
          "the image has %s; legal is %s"
              .formatted(
                  ImageHeader.describe(header.channels()),
                  ImageHeader.describe(format.channels())));
    }
  }

  private BufferedImage decode(ImageReader reader, byte[] value) throws UndecodableRecordException {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(value))) {
      reader.setInput(in, true, true);
      BufferedImage image = reader.read(0);
      if (image.getHeight() != format.height() || image.getWidth() != format.width()) {
        throw new UndecodableRecordException("the image's header and its data differ in size");
      }
      return image;
    } catch (IOException | RuntimeException e) {
      // the readers of the JDK answer damaged files with almost any exception
      throw new UndecodableRecordException(
          "the image cannot be decoded: %s".formatted(String.valueOf(e.getMessage())));
    } finally {
      reader.reset();
    }
  }

  private void copy(BufferedImage image, float[] target, int offset)
      throws UndecodableRecordException {
    int at = offset;
    int values = format.width() * format.channels();
    for (int y = 0; y < format.height(); y++) {
      if (image.getColorModel() instanceof IndexColorModel palette) {
        copyColours(palette, image.getRaster(), y, target, at);
      } else {
        copySamples(image.getRaster(), y, target, at);
      }
      at += values;
    }
  }

  /** Samples as they are, never by getRGB, which converts grey from another colour space. */
  private void copySamples(Raster raster, int y, float[] target, int at)
      throws UndecodableRecordException {
    if (raster.getNumBands() != format.channels()) {
      throw new UndecodableRecordException(
          "the image has %s; legal is %s"
              .formatted(
                  ImageHeader.describe(raster.getNumBands()),
                  ImageHeader.describe(format.channels())));
    }
    int values = format.width() * format.channels();
    if (row.length < values) {
      row = Arrays.copyOf(row, values);
    }
    raster.getPixels(0, y, format.width(), 1, row);
    System.arraycopy(row, 0, target, at, values);
  }

  private void copyColours(IndexColorModel palette, Raster raster, int y, float[] target, int at) {
    int channels = format.channels();
    for (int x = 0; x < format.width(); x++) {
      int colour = palette.getRGB(raster.getSample(x, y, 0));
      int to = at + x * channels;
      target[to] = colour >> 16 & 0xff;
      if (channels >= 3) {
        target[to + 1] = colour >> 8 & 0xff;
        target[to + 2] = colour & 0xff;
      }
      if (channels == 4) {
        target[to + 3] = colour >>> 24;
      }
    }
  }

  @Override
  public int countFeatures(byte[] value) throws UndecodableRecordException {
    require(ImageHeader.read(value));
    return format.dataShape().size();
  }

  @Override
  public float[] decodeLabel(byte @Nullable [] key, byte @Nullable [] value)
      throws UndecodableRecordException {
    return label.decode(key);
  }
}
