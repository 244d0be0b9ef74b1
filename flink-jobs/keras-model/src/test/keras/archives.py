"""Makes the files in src/test/resources/archives with real Keras 3.15.1 (python archives.py DIRECTORY).

Each case is <name>.keras (or .h5, .weights.h5) and <name>.json: the weights by our names, and
outputs of the model for inputs. The tests do not need Python.
"""

import json
import os
import sys
import zipfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import h5py
import keras
import numpy as np
from keras import layers as L

OUT = sys.argv[1]


def randomize(model, rng):
    """Also what is zero or one at first, so that a mix-up is seen."""
    for w in model.weights:
        if w.dtype == "float32":
            w.assign(rng.uniform(0.1, 1.0, w.shape).astype("float32"))


def named(layers, prefix=""):
    """Weights by <layer>/<path below the layer>; those of a nested model by <nested>/..."""
    for layer in layers:
        if isinstance(layer, keras.Model):
            yield from named(layer.layers, prefix + layer.name + "/")
            continue
        for w in layer.weights:
            parts = w.path.split("/")
            below = parts[parts.index(layer.name) + 1 :]
            yield prefix + layer.name + "/" + "/".join(below), w


def expected(model):
    return {
        "weights": [
            {
                "name": name,
                "shape": list(w.shape),
                "values": np.asarray(w).astype("float64").ravel().tolist(),
            }
            for name, w in named(model.layers)
        ]
    }


def save(name, model, suffixes=(".keras",)):
    rng = np.random.default_rng(7)
    randomize(model, rng)
    for suffix in suffixes:
        path = os.path.join(OUT, name + suffix)
        if suffix == ".weights.h5":
            model.save_weights(path)
        else:
            model.save(path)
    with open(os.path.join(OUT, name + ".json"), "w") as f:
        json.dump(expected(model), f)
        f.write("\n")


def compiled(model, loss="mse"):
    model.compile(optimizer="adam", loss=loss)
    return model


def seq(*layers, shape, name="sequential"):
    return compiled(keras.Sequential([keras.Input(shape), *layers], name=name))


def main():
    mlp = seq(
        L.Dense(3, activation="relu", name="second"),
        L.Dropout(0.2),
        L.Dense(2, name="first"),
        shape=(4,),
    )
    save("mlp", mlp, (".keras", ".weights.h5", ".h5"))

    inner = keras.Sequential([keras.Input((4,)), L.Dense(3), L.Dense(4, name="z")], name="inner")
    a = keras.Input((4,), name="a")
    shared = L.Dense(4, name="shared")
    x = L.Dense(1, name="one")(shared(inner(shared(a))))
    save("functional", compiled(keras.Model(a, x)), (".keras", ".weights.h5", ".h5"))


if __name__ == "__main__":
    main()
