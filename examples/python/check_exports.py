#!/usr/bin/env python3
"""Checks models that Millrace exported with TensorFlow and Keras themselves.

    pip install "keras>=3.6" tensorflow
    python check_exports.py --rows rows.csv --saved-model model.zip --keras model.keras

Loads the SavedModel (a folder, or the zip that is downloaded) with tf.saved_model.load and with
keras.layers.TFSMLayer, and the .keras archive with keras.saving.load_model; scores the same rows
with each, and prints the largest difference (of numbers above 1: relative to the largest). With --expected, also against numbers of Millrace.

rows.csv has one example a line: the values of each input one after another, in the order of the
architecture; a first line that is no numbers is a header. --columns takes the first N of them, as
when the label comes last. Ends with 1 when a difference is larger than --tolerance.
"""

import argparse
import os
import pathlib
import sys
import tempfile
import zipfile

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

import keras
import numpy as np
import tensorflow as tf


def read_rows(path, columns):
    with open(path) as file:
        lines = [line.split(",") for line in file if line.strip()]
    try:
        [float(value) for value in lines[0]]
    except ValueError:
        lines = lines[1:]
    return np.array([[float(v) for v in line[:columns]] for line in lines])


def feeds(rows, specs):
    """Splits flat rows into one tensor for each input: name, shape of an example, type."""
    tensors, offset = {}, 0
    for name, shape, dtype in specs:
        size = int(np.prod(shape, dtype=int))
        part = rows[:, offset : offset + size].reshape((len(rows), *shape))
        tensors[name] = tf.cast(tf.constant(part), dtype)
        offset += size
    if offset != rows.shape[1]:
        sys.exit(f"the model takes {offset} values for each row, the rows have {rows.shape[1]}")
    return tensors


def flat(outputs, names):
    """Outputs one after another, as Millrace puts them into a prediction."""
    return np.concatenate([np.reshape(outputs[n], (len(outputs[n]), -1)) for n in names], axis=1)


class SavedModel:
    def __init__(self, path):
        path = pathlib.Path(path)
        if path.is_file():
            self.folder = tempfile.TemporaryDirectory()
            with zipfile.ZipFile(path) as archive:
                archive.extractall(self.folder.name)
            path = next(pathlib.Path(self.folder.name).rglob("saved_model.pb")).parent
        self.path = str(path)
        self.loaded = tf.saved_model.load(self.path)
        self.serving = self.loaded.signatures["serving_default"]
        self.inputs = self.serving.structured_input_signature[1]
        self.outputs = sorted(self.serving.structured_outputs)

    def specs(self):
        """In the order of the names, when no .keras says another one."""
        return [
            (name, self.inputs[name].shape[1:], self.inputs[name].dtype)
            for name in sorted(self.inputs)
        ]

    def score(self, tensors):
        return self.serving(**tensors)

    def score_as_layer(self, tensors):
        """The layer passes its first argument on by position, the others by name."""
        layer = keras.layers.TFSMLayer(self.path, call_endpoint="serving_default")
        first, *others = sorted(tensors)
        return layer(tensors[first], **{name: tensors[name] for name in others})

    def describe(self):
        from tensorflow.core.protobuf import saved_model_pb2

        proto = saved_model_pb2.SavedModel()
        proto.ParseFromString((pathlib.Path(self.path) / "saved_model.pb").read_bytes())
        graph = proto.meta_graphs[0]
        signature = graph.signature_def["serving_default"]
        print(f"SavedModel: schema {proto.saved_model_schema_version}, "
              f"TensorFlow {graph.meta_info_def.tensorflow_version or '?'}, "
              f"tags {list(graph.meta_info_def.tags)}, method {signature.method_name}")
        for kind, tensors in (("input", signature.inputs), ("output", signature.outputs)):
            for name, tensor in sorted(tensors.items()):
                shape = [dim.size for dim in tensor.tensor_shape.dim]
                print(f"  {kind} {name}: {tf.dtypes.as_dtype(tensor.dtype).name} {shape}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", required=True)
    parser.add_argument("--columns", type=int)
    parser.add_argument("--saved-model")
    parser.add_argument("--keras")
    parser.add_argument("--expected")
    parser.add_argument("--tolerance", type=float, default=1e-5)
    options = parser.parse_args()

    rows = read_rows(options.rows, options.columns)
    scores = {}
    specs = output_names = None
    if options.keras:
        model = keras.saving.load_model(options.keras)
        specs = [(i.name, i.shape[1:], i.dtype) for i in model.inputs]
        tensors = list(feeds(rows, specs).values())
        outputs = model.predict(tensors if len(tensors) > 1 else tensors[0], verbose=0)
        outputs = outputs if isinstance(outputs, list) else [outputs]
        output_names = getattr(model, "output_names", None) or [model.layers[-1].name]
        scores["keras"] = flat(dict(zip(output_names, outputs)), output_names)
        print(f"{options.keras}: {model.count_params()} parameters, "
              f"optimizer {model.optimizer.name if model.compiled else 'none'}, "
              f"loss {model.loss if model.compiled else 'none'}")
    if options.saved_model:
        saved = SavedModel(options.saved_model)
        saved.describe()
        tensors = feeds(rows, specs or saved.specs())
        names = output_names if set(output_names or []) == set(saved.outputs) else saved.outputs
        scores["saved_model"] = flat(saved.score(tensors), names)
        scores["TFSMLayer"] = flat(saved.score_as_layer(tensors), names)
    if options.expected:
        scores["expected"] = read_rows(options.expected, None)

    print(f"{len(rows)} rows, {rows.shape[1]} values each, scored by {', '.join(scores)}")
    worst = 0.0
    first, *others = scores
    for other in others:
        size = max(1.0, float(np.max(np.abs(scores[first]))))
        difference = float(np.max(np.abs(scores[first] - scores[other]))) / size
        worst = max(worst, difference)
        print(f"  largest difference of {first} and {other}: {difference:.3g}")
    if worst > options.tolerance or not np.isfinite(worst):
        sys.exit(f"the difference is larger than {options.tolerance}")


if __name__ == "__main__":
    main()
