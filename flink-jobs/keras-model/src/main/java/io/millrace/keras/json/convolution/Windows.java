package io.millrace.keras.json.convolution;

import io.millrace.keras.json.DataFormat;
import io.millrace.keras.json.Members;
import io.millrace.keras.json.WholeNumbers;
import io.millrace.keras.layer.convolution.Padding;
import io.millrace.keras.layer.convolution.Window;
import java.util.List;
import java.util.Locale;

/** Reads what moves over sequences and images. */
public final class Windows {
  private Windows() {}

  /** The members of a pooling layer; strides are the size when they are not given. */
  public static Window pooling(Members config, int rank) {
    DataFormat.requireChannelsLast(config);
    List<Integer> size = WholeNumbers.perAxis(config, "pool_size", rank, 1, 2);
    List<Integer> strides =
        config.has("strides") ? WholeNumbers.perAxis(config, "strides", rank, 1) : size;
    return new Window(size, strides, padding(config, false));
  }

  /** The members of a convolution; both strides and dilation are legal for some. */
  static Window convolution(Members config, int rank, boolean causal) {
    DataFormat.requireChannelsLast(config);
    return new Window(
        WholeNumbers.perAxis(config, "kernel_size", rank, 1),
        WholeNumbers.perAxis(config, "strides", rank, 1, 1),
        WholeNumbers.perAxis(config, "dilation_rate", rank, 1, 1),
        padding(config, causal));
  }

  /** As {@link #convolution}, of those that are dilated or strided. */
  static Window stridedOrDilated(Members config, int rank, boolean causal) {
    Window window = convolution(config, rank, causal);
    if (window.isStrided() && window.isDilated()) {
      config.refuse(
          "dilation_rate",
          "'strides' is "
              + window.strides()
              + " and 'dilation_rate' "
              + window.dilation()
              + "; legal is one of them above 1",
          null);
      return new Window(window.size(), window.strides(), window.padding());
    }
    return window;
  }

  private static Padding padding(Members config, boolean causal) {
    String name = config.text("padding", "valid");
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.equals("causal") && causal) {
      return Padding.CAUSAL;
    }
    if (!lower.equals("valid") && !lower.equals("same")) {
      config.refuse(
          "padding",
          "'padding' is '"
              + name
              + "'; legal is valid"
              + (causal ? ", same or causal" : " or same"),
          null);
    }
    return lower.equals("same") ? Padding.SAME : Padding.VALID;
  }
}
