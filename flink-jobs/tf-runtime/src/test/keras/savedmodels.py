"""Makes src/test/resources/savedmodels with real Keras 3.15.1 and TensorFlow 2.21
(python savedmodels.py DIRECTORY). The tests do not need Python.

Each folder is a SavedModel; expected.json beside it has rows of features (the inputs one after
another, by name) and the outputs for them (likewise).
"""

import json
import os
import shutil
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import keras
import numpy as np
import tensorflow as tf
from keras import layers as L

OUT = sys.argv[1]


def randomize(variables):
    rng = np.random.default_rng(5)
    for v in variables:
        if "float" in str(v.dtype):
            v.assign(rng.uniform(0.1, 0.9, v.shape).astype("float32"))


def expect(name, signature="serving_default"):
    """Outputs of the signature as Python's loader computes them."""
    path = os.path.join(OUT, name)
    serving = tf.saved_model.load(path).signatures[signature]
    inputs = serving.structured_input_signature[1]
    rng = np.random.default_rng(11)
    rows = 3
    features, feeds = [], {}
    for key in sorted(inputs):
        spec = inputs[key]
        shape = [rows, *spec.shape[1:]]
        if spec.dtype.is_floating:
            values = rng.uniform(-1, 1, shape).astype("float32")
        else:
            values = rng.integers(0, 2 if spec.dtype == tf.bool else 9, shape)
        feeds[key] = tf.constant(values, spec.dtype)
        features.append(np.reshape(values, (rows, -1)).astype("float64"))
    outputs = serving(**feeds)
    outputs = [np.reshape(outputs[k], (rows, -1)).astype("float64") for k in sorted(outputs)]
    with open(os.path.join(OUT, name + ".json"), "w") as f:
        json.dump(
            {
                "features": np.concatenate(features, 1).tolist(),
                "outputs": np.concatenate(outputs, 1).tolist(),
            },
            f,
        )
        f.write("\n")


def export(name, model):
    randomize(model.variables)
    shutil.rmtree(os.path.join(OUT, name), ignore_errors=True)
    model.export(os.path.join(OUT, name), verbose=False)
    expect(name)


def save(name, module, signatures):
    shutil.rmtree(os.path.join(OUT, name), ignore_errors=True)
    tf.saved_model.save(module, os.path.join(OUT, name), signatures=signatures)


class Linear(tf.Module):
    def __init__(self):
        self.w = tf.Variable([[1.0, 2.0], [3.0, -4.0], [5.0, 6.0]])

    @tf.function
    def score(self, x):
        return {"y": tf.nn.relu(x @ self.w)}

    @tf.function
    def strings(self, s):
        return {"y": tf.strings.to_number(s)}

    @tf.function
    def reads(self, x):
        return {"y": x + tf.strings.to_number(tf.io.read_file("/proc/sys/kernel/pid_max"))}


def main():
    export(
        "keras-mlp",
        keras.Sequential(
            [
                keras.Input((4,)),
                L.Dense(3, activation="relu"),
                L.BatchNormalization(),
                L.Dense(2, activation="softmax"),
            ]
        ),
    )
    numbers = keras.Input((3,), name="b_numbers")
    words = keras.Input((2,), name="a_words", dtype="int32")
    x = L.Concatenate()([numbers, L.Flatten()(L.Embedding(10, 2)(words))])
    export("keras-multi", keras.Model([numbers, words], [L.Dense(1)(x), L.Dense(2)(x)]))
    export(
        "keras-lstm",
        keras.Sequential([keras.Input((5, 2)), L.LSTM(3), L.Dense(1)]),
    )

    # a module keeps every function that was traced of it, so each case has its own
    linear = Linear()
    x = tf.TensorSpec((None, 3), tf.float32, name="x")
    save("tf-function", linear, {"serving_default": linear.score.get_concrete_function(x)})
    expect("tf-function")
    linear = Linear()
    save("illegal-no-serving", linear, {"score": linear.score.get_concrete_function(x)})
    linear = Linear()
    s = tf.TensorSpec((None, 1), tf.string, name="s")
    save("illegal-strings", linear, {"serving_default": linear.strings.get_concrete_function(s)})
    linear = Linear()
    save("illegal-reads-a-file", linear, {"serving_default": linear.reads.get_concrete_function(x)})
    linear = Linear()
    x = tf.TensorSpec((None, None, 3), tf.float32, name="x")
    save("illegal-open", linear, {"serving_default": linear.score.get_concrete_function(x)})


if __name__ == "__main__":
    main()
