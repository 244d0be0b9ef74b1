package io.millrace.keras.source;

import io.millrace.keras.json.LayerProbe;
import io.millrace.keras.python.Site;
import io.millrace.keras.python.SourceException;
import io.millrace.keras.python.SourceFault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one compilation of a source shares: names given so far, models made, faults found. */
final class Session {
  /** Most layers, calls and operations that one source may make. */
  private static final int MAX_OBJECTS = 5_000;

  private final KerasSchema schema = KerasSchema.standard();
  private final AutoNames names = new AutoNames();
  private final LayerProbe probe;
  private final Consumer<SourceFault> faults;
  private final BooleanSupplier faulty;
  private final List<SourceModel> models = new ArrayList<>();
  private final Map<SourceFault, String> layers = new HashMap<>();
  private int objects;

  /**
   * @param faults takes what is wrong
   * @param faulty whether anything is wrong so far
   */
  Session(LayerProbe probe, Consumer<SourceFault> faults, BooleanSupplier faulty) {
    this.probe = probe;
    this.faults = faults;
    this.faulty = faulty;
  }

  KerasSchema schema() {
    return schema;
  }

  AutoNames names() {
    return names;
  }

  LayerProbe probe() {
    return probe;
  }

  /** Reports what is wrong; the program goes on. */
  void fault(Site site, String message, @Nullable String hint) {
    fault(null, site, message, hint);
  }

  /**
   * Reports what is wrong; the program goes on.
   *
   * @param layer name of the layer it is in
   */
  void fault(@Nullable String layer, Site site, String message, @Nullable String hint) {
    SourceFault fault = new SourceFault(site, message, hint);
    if (layer != null) {
      layers.putIfAbsent(fault, layer);
    }
    faults.accept(fault);
  }

  /** Whether something is wrong, of which other faults may only be a consequence. */
  boolean isFaulty() {
    return faulty.getAsBoolean();
  }

  /** Name of the layer that a fault is in; null when it is in none. */
  @Nullable String layerOf(SourceFault fault) {
    return layers.get(fault);
  }

  /** Charges a layer or a call. */
  void count(Site site) {
    objects++;
    if (objects > MAX_OBJECTS) {
      throw new SourceException(
          site,
          "the source makes more than " + MAX_OBJECTS + " layers and calls of layers",
          "make fewer layers; a model has at most 500");
    }
  }

  void add(SourceModel model) {
    models.add(model);
  }

  /** In the order in which they were made. */
  List<SourceModel> models() {
    return models;
  }
}
