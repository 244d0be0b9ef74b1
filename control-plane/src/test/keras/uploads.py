"""Makes the files that tests upload, with real Keras. Run in src/test/resources/uploads:

    CUDA_VISIBLE_DEVICES= python ../../keras/uploads.py

Written with keras 3.15.1 and tensorflow-cpu 2.21.0. Nothing of it is needed to run the tests.
"""

import json
import os
import shutil
import zipfile

import keras
import numpy as np

keras.utils.set_random_seed(7)


def classifier():
    model = keras.Sequential(
        [
            keras.Input(shape=(3,), name="features"),
            keras.layers.Dense(4, activation="relu", name="hidden"),
            keras.layers.Dense(2, activation="softmax", name="probabilities"),
        ],
        name="small",
    )
    model.compile(
        optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"]
    )
    return model


def zipped(folder, target):
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for parent, _, names in sorted(os.walk(folder)):
            for name in sorted(names):
                path = os.path.join(parent, name)
                info = zipfile.ZipInfo(os.path.relpath(path, "."))
                with open(path, "rb") as file:
                    archive.writestr(info, file.read(), zipfile.ZIP_DEFLATED)


features = np.random.default_rng(3).normal(size=(200, 3)).astype("float32")
labels = (features[:, 0] > features[:, 1]).astype("int32")
model = classifier()
model.fit(features, labels, epochs=5, verbose=0)
model.save("classifier.keras")
model.save("classifier.h5")
model.export("classifier-saved-model", verbose=False)
zipped("classifier-saved-model", "classifier-saved-model.zip")
shutil.rmtree("classifier-saved-model")
examples = features[:8]
with open("classifier-predictions.json", "w") as file:
    json.dump(
        {
            "features": examples.tolist(),
            "predictions": model.predict(examples, verbose=0).tolist(),
        },
        file,
        indent=1,
    )
