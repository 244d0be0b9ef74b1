"""Makes src/test/resources/archives/illegal with real Keras 3.15.1 and h5py
(python hostile_archives.py DIRECTORY). Each is mlp (a Dense(3) and a Dense(2) on 4 values) with
something that must not be followed, opened or run."""

import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import h5py
import keras
import numpy as np

OUT = sys.argv[1]
os.makedirs(OUT, exist_ok=True)


@keras.saving.register_keras_serializable(package="my")
class Mine(keras.layers.Layer):
    def call(self, x):
        return x


def h5(name):
    return h5py.File(os.path.join(OUT, name + ".weights.h5"), "w")


def model(name, layer):
    m = keras.Sequential([keras.Input((4,)), layer, keras.layers.Dense(1)])
    m.compile("sgd", "mse")
    m.save(os.path.join(OUT, name))


model("lambda.keras", keras.layers.Lambda(lambda x: x * 2, name="lambda"))
model("registered.keras", Mine(name="mine"))

with h5("soft-link") as f:
    f["real/dense/vars/0"] = np.zeros((4, 3), "f4")
    f["layers"] = h5py.SoftLink("/real")
with h5("external-link") as f:
    f["layers/dense/vars/1"] = np.zeros(3, "f4")
    f["layers/dense/vars/0"] = h5py.ExternalLink("/etc/hostname", "/")
with h5("external-data") as f:
    f.create_dataset(
        "layers/dense/vars/0", shape=(4, 3), dtype="f4", external=[("/etc/hostname", 0, 48)]
    )
with h5("virtual") as f:
    layout = h5py.VirtualLayout((4, 3), "f4")
    layout[:] = h5py.VirtualSource("/tmp/other.h5", "x", (4, 3))
    f.create_virtual_dataset("layers/dense/vars/0", layout)
with h5("circle") as f:
    f["layers/dense/vars/0"] = np.zeros((4, 3), "f4")
    f["layers/dense/again"] = f["layers"]
with h5("packed") as f:
    layers = f.create_group("layers")
    for key, shape in (("dense", (4, 3)), ("dense_1", (3, 2))):
        layers.create_dataset(
            key + "/vars/0", data=np.zeros(shape, "f4"), chunks=(2, 2), compression="gzip"
        )
        layers[key + "/vars/1"] = np.zeros(shape[1], "f4")
