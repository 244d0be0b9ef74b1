"""Makes the files in src/test/resources/archives with real Keras 3.15.1 (python archives.py DIRECTORY [NAME ...]).

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
            # a model in a TimeDistributed starts a path of its own
            below = parts[parts.index(layer.name) + 1 :] if layer.name in parts else parts
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


def models():
    yield "mlp", seq(
        L.Dense(3, activation="relu", name="second"),
        L.Dropout(0.2),
        L.Dense(2, name="first"),
        shape=(4,),
    )

    inner = keras.Sequential([keras.Input((4,)), L.Dense(3), L.Dense(4, name="z")], name="inner")
    a = keras.Input((4,), name="a")
    shared = L.Dense(4, name="shared")
    x = L.Dense(1, name="one")(shared(inner(shared(a))))
    yield "functional", compiled(keras.Model(a, x))

    yield "convolutions", seq(
        L.Conv2D(2, 2, name="c"),
        L.BatchNormalization(),
        L.Conv2DTranspose(3, 2),
        L.DepthwiseConv2D(2, use_bias=False),
        L.SeparableConv2D(2, 2),
        L.BatchNormalization(scale=False),
        L.Conv2D(1, 1),
        L.Flatten(),
        L.Dense(2),
        shape=(6, 6, 1),
    )
    yield "convolutions-1d", seq(
        L.Conv1D(2, 3), L.SeparableConv1D(3, 2), L.Conv1DTranspose(2, 2), L.Flatten(), shape=(8, 2)
    )

    # an inner model with weights that are not trained, a frozen layer: .h5 files sort by that
    inner = keras.Sequential(
        [keras.Input((3,)), L.Dense(3), L.BatchNormalization(), L.Dense(2)], name="inner"
    )
    frozen = L.Dense(3, trainable=False, name="frozen")
    yield "frozen", seq(frozen, L.BatchNormalization(), inner, L.Dense(1), shape=(2,))

    yield "normalizations", seq(
        L.LayerNormalization(),
        L.GroupNormalization(2),
        L.LayerNormalization(center=False),
        L.PReLU(),
        L.Dense(2),
        shape=(4,),
    )
    adapted = L.Normalization(name="adapted")
    adapted.adapt(np.arange(12.0).reshape(4, 3) ** 2)
    yield "adapted", seq(adapted, L.Dense(2), shape=(3,))

    yield "recurrent", seq(
        L.Embedding(7, 3, name="words"),
        L.LSTM(2, return_sequences=True, dropout=0.1),
        L.TimeDistributed(L.Dense(3, name="each")),
        L.Bidirectional(L.GRU(2, return_sequences=True)),
        L.Bidirectional(L.LSTM(2, return_sequences=True, name="own"), name="both"),
        L.GRU(2, reset_after=False, return_sequences=True),
        L.SimpleRNN(2),
        L.Dense(1),
        shape=(5,),
    )

    inner = keras.Sequential([keras.Input((3,)), L.Dense(3), L.Dense(2)], name="inner")
    yield "recurrent-cells", seq(
        L.TimeDistributed(inner),
        L.RNN([L.LSTMCell(2), L.GRUCell(3), L.LSTMCell(2)], return_sequences=True, name="stack"),
        L.RNN(L.SimpleRNNCell(2), name="single"),
        L.Dense(1),
        shape=(4, 3),
    )

    i = keras.Input((4, 6), name="i")
    x = L.MultiHeadAttention(2, 3, name="m")(i, i)
    x = L.Add()([i, x])
    x = L.EinsumDense("abc,cd->abd", output_shape=(None, 3), bias_axes="d")(x)
    x = L.Attention(use_scale=True)([x, x])
    x = L.MultiHeadAttention(1, 2, value_dim=3, use_bias=False, dropout=0.2)(x, x)
    yield "attention", compiled(keras.Model(i, L.Dense(1)(L.GlobalAveragePooling1D()(x))))

    a, b = keras.Input((4,), name="b_first"), keras.Input((3,), name="a_second")
    x = L.Concatenate()([L.Dense(2)(a), b])
    y = L.Dense(1, name="one")(x)
    z = L.Dense(2, name="two")(x)
    yield "outputs", compiled(keras.Model([a, b], [y, z]), ["mse", "mse"])


def main():
    only = sys.argv[2:]
    for name, model in models():
        if not only or name in only:
            save(name, model, (".keras", ".weights.h5", ".h5"))
        keras.utils.clear_session()


if __name__ == "__main__":
    main()
