"""Writes the golden cases whose name has one of the given words in it; without words: all."""

import sys
import time

import golden
import initializers
import layers_attention
import layers_conv
import layers_core
import layers_operations
import layers_recurrent
import layers_shape
import models
import training_losses
import training_metrics
import training_models
import training_optimizers

MODULES = [
    layers_core,
    layers_operations,
    layers_shape,
    layers_conv,
    layers_recurrent,
    layers_attention,
    models,
    training_optimizers,
    training_losses,
    training_metrics,
    training_models,
]


def main(words):
    cases = [case for module in MODULES for case in module.cases()]
    names = [case.name for case in cases]
    repeated = {name for name in names if names.count(name) > 1}
    assert not repeated, f"names repeat: {repeated}"
    if not words:
        for file in golden.ROOT.glob("*/*.json"):
            if file.parent.name != "initializers" and str(file.relative_to(golden.ROOT).with_suffix("")) not in names:
                file.unlink()
    initializers.write_all(words)
    failed = 0
    for case in cases:
        if words and not any(word in case.name for word in words):
            continue
        start = time.monotonic()
        try:
            golden.generate(case)
            print(f"{case.name} {time.monotonic() - start:.1f} s", flush=True)
        except Exception as e:
            failed += 1
            print(f"{case.name} FAILED: {type(e).__name__}: {e}", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
