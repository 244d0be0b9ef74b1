"""A Keras model through Millrace and back: trained a little in Keras, uploaded as .keras, trained
further on a Kafka stream, downloaded in all three forms, deployed. Keras, TensorFlow and the
running inference must say the same of the same digits.

    ./millrace up
    python examples/python/round_trip.py http://127.0.0.1:8080 $(cat .millrace/token)

Needs keras, tensorflow and numpy (run with keras 3.15.1 and tensorflow 2.21.0); Millrace itself
needs none of them.
"""

import base64
import json
import pathlib
import sys
import tempfile
import time
import urllib.error
import urllib.request
import uuid
import zipfile

import keras
import numpy as np
import tensorflow as tf

EXAMPLES = pathlib.Path(__file__).resolve().parent.parent
TOLERANCE = 1e-5
URL, TOKEN = sys.argv[1].rstrip("/") + "/api/v1", sys.argv[2]
RUN = "round-trip-" + uuid.uuid4().hex[:8]


def call(method, path, body=None, content_type="application/json"):
    request = urllib.request.Request(URL + path, method=method, data=body)
    request.add_header("Authorization", "Bearer " + TOKEN)
    if body is not None:
        request.add_header("Content-Type", content_type)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.read()
    except urllib.error.HTTPError as refused:
        sys.exit(f"{method} {path} was refused: {refused.read().decode()}")


def post(path, body):
    return json.loads(call("POST", path, json.dumps(body).encode()))


def get(path):
    return json.loads(call("GET", path))


def upload(name, file):
    boundary = uuid.uuid4().hex
    head = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="name"\r\n\r\n{name}\r\n'
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{file.name}"\r\n\r\n'
    )
    body = head.encode() + file.read_bytes() + f"\r\n--{boundary}--\r\n".encode()
    form = f"multipart/form-data; boundary={boundary}"
    return json.loads(call("POST", "/models", body, form))["id"]


def await_state(path, states):
    while True:
        seen = get(path)
        if seen["state"] in states:
            return seen
        if seen["state"] in ("FAILED", "CANCELED"):
            sys.exit(f"{path} ended {seen['state']}: {json.dumps(seen)}")
        time.sleep(0.3)


def text(data):
    return base64.b64encode(data).decode()


def send(topic, pixels, labels):
    records = [
        {"keyBase64": text(bytes([label])), "valueBase64": text(row.tobytes())}
        for row, label in zip(pixels, labels)
    ]
    return post(f"/topics/{topic}:send", {"records": records, "partition": 0})


def predictions(topic, count):
    """Of the first records, in their order: the topic has one partition."""
    values = []
    while len(values) < count:
        page = get(f"/topics/{topic}:sample?limit=1000&partition=0&from={len(values)}")
        records = page["items"]
        values += [json.loads(record["valueText"])["values"] for record in records]
        time.sleep(0.2)
    return np.array(values, dtype="float32")


def digits():
    rows = np.loadtxt(EXAMPLES / "data" / "digits.csv", delimiter=",", skiprows=1)
    np.random.default_rng(1).shuffle(rows)
    return rows[:, :-1].astype("uint8").reshape(-1, 8, 8, 1), rows[:, -1].astype("uint8")


def compare(what, given, wanted):
    difference = float(np.max(np.abs(given - wanted)))
    print(f"{what:<48} max abs difference {difference:.1e}")
    return difference <= TOLERANCE


keras.utils.set_random_seed(7)
scratch = pathlib.Path(tempfile.mkdtemp(prefix=RUN))
pixels, labels = digits()
train, held_out = slice(0, 1400), slice(1400, None)

names = {}
exec((EXAMPLES / "models" / "digits-conv.py").read_text(), names)
mine = names["model"]
mine.fit(pixels[train].astype("float32"), labels[train], epochs=1, verbose=0)
mine.save(scratch / "mine.keras")

model = upload(RUN, scratch / "mine.keras")
model_set = post("/model-sets", {"name": RUN, "modelIds": [model]})["id"]
post("/topics", {"name": RUN, "partitions": 1})
ranges = send(RUN, pixels[train], labels[train])["ranges"]
record = {"data_type": "uint8", "data_reshape": "8 8 1", "label_type": "uint8"}
source = post(
    "/data-sources", {"ranges": ranges, "format": "RAW", "formatConfig": record, "testRate": 0.1}
)["id"]
fit = {"epochs": 5, "batchSize": 32, "seed": 1}
training = post("/trainings", {"modelSetId": model_set, "dataSourceId": source, "fit": fit})["id"]
result = await_state(f"/trainings/{training}", ["FINISHED"])["results"][0]
print(f"trained further: test accuracy {result['test']['accuracy']:.3f}")

path = f"/trainings/{training}/results/{result['id']}/model"
for form, file in (("keras", "model.keras"), ("weights", "model.weights.h5"), ("saved_model", "m.zip")):
    (scratch / file).write_bytes(call("GET", f"{path}?format={form}"))
zipfile.ZipFile(scratch / "m.zip").extractall(scratch / "saved")

inference = post(
    "/inferences",
    {"resultId": result["id"], "inputTopic": RUN + "-in", "outputTopic": RUN + "-out"},
)["id"]
await_state(f"/inferences/{inference}", ["RUNNING"])
send(RUN + "-in", pixels[held_out], labels[held_out])
scored = predictions(RUN + "-out", len(labels[held_out]))
call("DELETE", f"/inferences/{inference}")

examples = pixels[held_out].astype("float32")
loaded = keras.saving.load_model(scratch / "model.keras").predict(examples, verbose=0)
mine.load_weights(scratch / "model.weights.h5")
signature = tf.saved_model.load(str(scratch / "saved")).signatures["serving_default"]
served = list(signature(tf.constant(examples)).values())[0].numpy()
same = [
    compare(".keras in Keras, against the inference", loaded, scored),
    compare("weights in the model they came from", mine.predict(examples, verbose=0), scored),
    compare("SavedModel in TensorFlow", served, scored),
]
accuracy = float(np.mean(np.argmax(loaded, axis=1) == labels[held_out]))
print(f"accuracy on held-out digits: {accuracy:.3f}")
sys.exit(0 if all(same) and accuracy > 0.9 else 1)
