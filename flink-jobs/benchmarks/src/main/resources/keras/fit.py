"""Steps per second of Keras' own fit(): the other side of the benchmark "keras".

usage: fit.py model.py features.f32 labels.f32 batch_size epochs

The two data files are little-endian float32 in C order. Prints one JSON object. One epoch warms up
and is not counted.
"""
import json
import sys
import time

import keras
import numpy as np
import tensorflow as tf

source, features, labels, batch_size, epochs = sys.argv[1:]
names = {"keras": keras, "tf": tf, "np": np}
exec(compile(open(source).read(), source, "exec"), names)
model = names["model"]
x = np.fromfile(features, "<f4").reshape((-1,) + model.input_shape[1:])
y = np.fromfile(labels, "<f4")
fit = {"batch_size": int(batch_size), "shuffle": False, "verbose": 0}
model.fit(x, y, epochs=1, **fit)
start = time.perf_counter()
history = model.fit(x, y, epochs=int(epochs), **fit)
seconds = time.perf_counter() - start
steps = int(epochs) * -(-len(x) // int(batch_size))
print(
    json.dumps(
        {
            "stepsPerSecond": steps / seconds,
            "loss": history.history["loss"][-1],
            "keras": keras.__version__,
            "tensorflow": tf.__version__,
        }
    )
)
