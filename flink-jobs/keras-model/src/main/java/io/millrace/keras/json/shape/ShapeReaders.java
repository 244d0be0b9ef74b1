package io.millrace.keras.json.shape;

import io.millrace.keras.json.DataFormat;
import io.millrace.keras.json.LayerReaders;
import io.millrace.keras.json.Members;
import io.millrace.keras.json.WholeNumbers;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.SizeLimits;
import io.millrace.keras.layer.shape.Border;
import io.millrace.keras.layer.shape.Cropping;
import io.millrace.keras.layer.shape.Interpolation;
import io.millrace.keras.layer.shape.Permute;
import io.millrace.keras.layer.shape.RepeatVector;
import io.millrace.keras.layer.shape.Reshape;
import io.millrace.keras.layer.shape.Resizing;
import io.millrace.keras.layer.shape.UpSampling;
import io.millrace.keras.layer.shape.ZeroPadding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the layers that change shapes. */
public final class ShapeReaders {
  private ShapeReaders() {}

  /** Adds the readers of all layers that change shapes. */
  public static void register(LayerReaders readers) {
    readers
        .with("Reshape", ShapeReaders::reshape)
        .with("Permute", ShapeReaders::permute)
        .with("RepeatVector", ShapeReaders::repeatVector)
        .with("ZeroPadding1D", (name, config) -> new ZeroPadding(name, padding(config, 1)))
        .with("ZeroPadding2D", (name, config) -> new ZeroPadding(name, padding(config, 2)))
        .with("Cropping1D", (name, config) -> new Cropping(name, border(config, "cropping", 1, 1)))
        .with("Cropping2D", ShapeReaders::cropping2D)
        .with("UpSampling1D", (name, config) -> upSampling(name, config, 1))
        .with("UpSampling2D", (name, config) -> upSampling(name, config, 2))
        .with("Resizing", ShapeReaders::resizing);
  }

  private static @Nullable Layer reshape(String name, Members config) {
    List<Integer> target = WholeNumbers.list(config, "target_shape");
    if (target.stream().anyMatch(size -> size < -1 || size == 0)
        || Collections.frequency(target, -1) > 1
        || target.isEmpty()) {
      config.refuse(
          "target_shape",
          "'target_shape' is " + target + "; legal are numbers from 1 on, and -1 at most once",
          null);
      return null;
    }
    return new Reshape(name, target);
  }

  private static @Nullable Layer permute(String name, Members config) {
    List<Integer> order = WholeNumbers.list(config, "dims");
    List<Integer> all = IntStream.rangeClosed(1, order.size()).boxed().toList();
    if (order.isEmpty() || !order.stream().sorted().toList().equals(all)) {
      config.refuse(
          "dims", "'dims' is " + order + "; legal are the numbers from 1 on, each once", null);
      return null;
    }
    return new Permute(name, order);
  }

  private static Layer repeatVector(String name, Members config) {
    return new RepeatVector(name, config.size("n", SizeLimits.MAX_DIMENSION));
  }

  private static Layer cropping2D(String name, Members config) {
    DataFormat.requireChannelsLast(config);
    return new Cropping(name, border(config, "cropping", 2, 0));
  }

  private static Border padding(Members config, int rank) {
    DataFormat.requireChannelsLast(config);
    return border(config, "padding", rank, 1);
  }

  /**
   * A number for all sides, a list with one for each axis (for both sides of the only one), or with
   * a pair for each.
   */
  private static Border border(Members config, String member, int rank, int fallback) {
    JsonNode node = config.get(member);
    List<Integer> all = Collections.nCopies(rank, fallback);
    if (node.isMissingNode()) {
      return new Border(all, all);
    }
    List<Integer> before = new ArrayList<>();
    List<Integer> after = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      boolean perAxis = node.isArray() && node.size() == rank && rank > 1;
      List<Integer> sides = WholeNumbers.perAxis(perAxis ? node.path(axis) : node, 2, 0);
      if (sides == null || rank > 1 && node.isArray() && !perAxis) {
        refuseBorder(config, member, rank);
        return new Border(all, all);
      }
      before.add(sides.get(0));
      after.add(sides.get(1));
    }
    return new Border(before, after);
  }

  private static void refuseBorder(Members config, String member, int rank) {
    config.refuse(
        member,
        "'"
            + member
            + "' is "
            + Members.given(config.get(member))
            + "; legal is a whole number from 0 to "
            + SizeLimits.MAX_DIMENSION
            + (rank == 1
                ? ", or a list of 2, before and after"
                : ", or a list of one, or of a list of 2, for height and for width"),
        null);
  }

  private static Layer upSampling(String name, Members config, int rank) {
    if (rank == 2) {
      DataFormat.requireChannelsLast(config);
    }
    return new UpSampling(
        name,
        WholeNumbers.perAxis(config, "size", rank, 1, 2),
        rank == 2 ? interpolation(config, "nearest") : Interpolation.NEAREST);
  }

  private static Layer resizing(String name, Members config) {
    DataFormat.requireChannelsLast(config);
    config.requireOff("crop_to_aspect_ratio", "pad_to_aspect_ratio", "antialias");
    config.ignore("fill_mode", "fill_value"); // of padding, which is off
    return new Resizing(
        name,
        config.size("height", SizeLimits.MAX_DIMENSION),
        config.size("width", SizeLimits.MAX_DIMENSION),
        interpolation(config, "bilinear"));
  }

  private static Interpolation interpolation(Members config, String fallback) {
    String name = config.text("interpolation", fallback);
    switch (name.toLowerCase(Locale.ROOT)) {
      case "nearest":
        return Interpolation.NEAREST;
      case "bilinear":
        return Interpolation.BILINEAR;
      default:
        config.refuse(
            "interpolation",
            "'interpolation' is '" + name + "'; legal is nearest or bilinear",
            null);
        return Interpolation.NEAREST;
    }
  }
}
