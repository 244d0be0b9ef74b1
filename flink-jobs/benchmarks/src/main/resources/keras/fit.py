"""Steps per second of Keras' own fit(): what the benchmark "training" is compared with.

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
start, processor = time.perf_counter(), time.process_time()
history = model.fit(x, y, epochs=int(epochs), **fit)
seconds, processor = time.perf_counter() - start, time.process_time() - processor
steps = int(epochs) * -(-len(x) // int(batch_size))
print(
    json.dumps(
        {
            "stepsPerSecond": steps / seconds,
            "processorMicrosPerStep": 1e6 * processor / steps,
            "loss": history.history["loss"][-1],
            "keras": keras.__version__,
            "tensorflow": tf.__version__,
        }
    )
)
