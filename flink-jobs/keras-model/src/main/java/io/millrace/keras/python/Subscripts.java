package io.millrace.keras.python;

import java.util.ArrayList;
import java.util.List;

/** {@code value[key]}. */
final class Subscripts {
  private final Budget budget;
  private final Site site;

  /**
   * @param site where the key is
   */
  Subscripts(Budget budget, Site site) {
    this.budget = budget;
    this.site = site;
  }

  PythonValue get(PythonValue value, PythonValue key) {
    if (value instanceof Unknown || key instanceof Unknown) {
      return Unknown.UNKNOWN;
    }
    if (value instanceof HostValue host) {
      return host.item(key, site);
    }
    if (value instanceof PythonDict dict) {
      return entry(dict, key);
    }
    if (key instanceof PythonSlice slice) {
      return slice(value, slice);
    }
    long length = value instanceof PythonView ? -1 : Lengths.of(value);
    if (length < 0) {
      throw new SourceException(
          site,
          "a value of type '"
              + value.typeName()
              + "' has no items; '[…]' needs a list, tuple,"
              + " dict or text",
          null);
    }
    return item(value, index(key, length));
  }

  private PythonValue entry(PythonDict dict, PythonValue key) {
    PythonValue found = dict.find(new DictKey(budget, site).of(key));
    if (found == null) {
      String text = new Representation(budget, site).repr(key);
      throw new SourceException(site, "key " + Quoted.brief(text) + " is not in the dict", null);
    }
    return found;
  }

  private static PythonValue item(PythonValue value, long index) {
    if (value instanceof PythonSequence sequence) {
      return sequence.items().get((int) index);
    }
    if (value instanceof PythonRange range) {
      return new PythonInt(range.at(index));
    }
    String text = ((PythonString) value).value();
    int offset = text.offsetByCodePoints(0, (int) index);
    return new PythonString(Character.toString(text.codePointAt(offset)));
  }

  private long index(PythonValue key, long length) {
    Long index = Arithmetic.asInteger(key);
    if (index == null) {
      throw new SourceException(
          site, "an index of type '" + key.typeName() + "'; legal is a whole number", null);
    }
    if (index < -length || index >= length) {
      throw new SourceException(
          site, "index " + index + " is outside of the " + length + " items", null);
    }
    return index < 0 ? index + length : index;
  }

  private PythonValue slice(PythonValue value, PythonSlice slice) {
    if (value instanceof PythonSequence sequence) {
      List<PythonValue> items = sequence.items();
      List<PythonValue> chosen = new ArrayList<>();
      PythonRange indices = indices(slice, items.size());
      budget.items(indices.length(), indices.length(), site);
      for (long i = 0; i < indices.length(); i++) {
        chosen.add(items.get((int) indices.at(i)));
      }
      return sequence instanceof PythonTuple ? new PythonTuple(chosen) : new PythonList(chosen);
    }
    if (value instanceof PythonString text) {
      budget.text(text.value().length(), site);
      int[] characters = text.value().codePoints().toArray();
      PythonRange indices = indices(slice, characters.length);
      StringBuilder chosen = new StringBuilder();
      for (long i = 0; i < indices.length(); i++) {
        chosen.appendCodePoint(characters[(int) indices.at(i)]);
      }
      return new PythonString(chosen.toString());
    }
    throw new SourceException(
        site, "a part of a value of type '" + value.typeName() + "' is not supported", null);
  }

  /** The indices that a slice chooses from so many items. */
  private PythonRange indices(PythonSlice slice, long length) {
    long step = bound(slice.step(), 1);
    if (step == 0) {
      throw new SourceException(site, "the step of a slice is 0; legal is any other", null);
    }
    // Steps beyond the length choose one item; smaller ones keep all sums within 64 bits.
    long by = Math.max(-length - 1, Math.min(length + 1, step));
    long low = by > 0 ? 0 : -1;
    long high = by > 0 ? length : length - 1;
    long start = clamp(bound(slice.start(), by > 0 ? low : high), slice.start(), length);
    long stop = clamp(bound(slice.stop(), by > 0 ? high : low), slice.stop(), length);
    return new PythonRange(
        Math.max(low, Math.min(high, start)), Math.max(low, Math.min(high, stop)), by);
  }

  private long bound(PythonValue value, long fallback) {
    if (value instanceof PythonNone) {
      return fallback;
    }
    Long bound = Arithmetic.asInteger(value);
    if (bound == null) {
      throw new SourceException(
          site,
          "a slice with a value of type '" + value.typeName() + "'; legal is a whole number",
          null);
    }
    return bound;
  }

  /** Counts from the end what is negative, unless it is what stands for nothing. */
  private static long clamp(long bound, PythonValue written, long length) {
    if (written instanceof PythonNone || bound >= 0) {
      return bound;
    }
    return bound < -length ? -1 - length : bound + length;
  }

  void set(PythonValue value, PythonValue key, PythonValue assigned) {
    if (value instanceof Unknown || key instanceof Unknown) {
      return;
    }
    if (value instanceof PythonDict dict) {
      Dicts.put(dict, new PythonDict.Entry(key, assigned), budget, site);
    } else if (value instanceof PythonList list) {
      if (key instanceof PythonSlice) {
        throw new SourceException(
            site, "a part of a list cannot be assigned to", "write a new list");
      }
      list.changeable().set((int) index(key, list.items().size()), assigned);
    } else {
      throw new SourceException(
          site, "items of a value of type '" + value.typeName() + "' cannot be set", null);
    }
  }
}
