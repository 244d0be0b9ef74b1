"""Writes to_json.json of each source in src/test/resources/sources/valid: what real Keras makes of it.

Needs a Python with keras 3.15.1 and tensorflow; the build and the tests do not. In this folder:

    TF_CPP_MIN_LOG_LEVEL=3 CUDA_VISIBLE_DEVICES= python golden_sources.py [name ...]

A folder holds model.py (the field "code") and perhaps imports.py (the field "imports"). Where Keras 3 refuses what Keras 2
took, or the last line is a bare expression, keras3.py says the same in a way that Keras 3.15.1 runs, and is run instead.
Modules that are not installed are stood in for by empty ones, since none of the sources uses them.
Two things are normalised. For activation=tf.nn.softmax and tf.nn.relu Keras writes a reference to a function that it cannot
load again ({"module": "builtins", "class_name": "function", "config": "softmax_v2"}); here it is the name of the activation.
Where a layer makes a mask, Keras writes the operations that make it into the graph and hands the mask on as an argument; here
it is null, which loads to the same model, since Keras hands masks on by itself.
"""

import importlib
import json
import pathlib
import sys
import types

import keras
import numpy as np
import tensorflow as tf

ROOT = pathlib.Path(__file__).resolve().parents[1] / "resources/sources/valid"
FUNCTIONS = {"softmax_v2": "softmax"}


def stand_in(name):
    try:
        importlib.import_module(name)
    except ImportError:
        module = types.ModuleType(name)
        module.__getattr__ = lambda attribute: None
        module.__path__ = []
        sys.modules[name] = module


def activations_by_name(value):
    if isinstance(value, list):
        return [activations_by_name(v) for v in value]
    if not isinstance(value, dict):
        return value
    value = {k: activations_by_name(v) for k, v in value.items()}
    activation = value.get("activation")
    if isinstance(activation, dict) and activation.get("class_name") == "function":
        name = activation["config"]
        value["activation"] = FUNCTIONS.get(name, name)
    return value


def without_masks(value):
    if isinstance(value, list):
        return [without_masks(v) for v in value if not (isinstance(v, dict) and is_mask_operation(v))]
    if not isinstance(value, dict):
        return value
    value = {k: without_masks(v) for k, v in value.items()}
    kwargs = value.get("kwargs")
    if isinstance(kwargs, dict) and isinstance(kwargs.get("mask"), dict):
        kwargs["mask"] = None
    return value


def is_mask_operation(value):
    return str(value.get("module", "")).startswith("keras.src.ops") and value["class_name"] in ("NotEqual", "Any", "Squeeze")


def run(folder):
    keras.backend.clear_session()
    names = {"tf": tf, "keras": keras, "np": np, "__name__": "__main__"}
    for file in ("imports.py", "keras3.py" if (folder / "keras3.py").exists() else "model.py"):
        if (folder / file).exists():
            exec(compile((folder / file).read_text(), str(folder / file), "exec"), names)
    return without_masks(activations_by_name(json.loads(names["model"].to_json())))


def main():
    for module in ("matplotlib", "matplotlib.pyplot", "sklearn", "sklearn.preprocessing"):
        stand_in(module)
    failed = 0
    for folder in sorted(ROOT.iterdir()):
        if len(sys.argv) > 1 and folder.name not in sys.argv[1:]:
            continue
        try:
            text = json.dumps(run(folder), indent=1)
            (folder / "to_json.json").write_text(text + "\n")
        except Exception as e:
            failed += 1
            print(f"{folder.name}: {type(e).__name__}: {str(e)[:300]}")
    sys.exit(1 if failed else 0)


main()
