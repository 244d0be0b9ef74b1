"""Writes resources/avro/*.json: records made by fastavro, and the numbers that they hold.

Run from this folder with fastavro installed; the build does not need it.
"""

import io
import json
import pathlib

import fastavro

OUT = pathlib.Path(__file__).parent.parent / "resources" / "avro"

HCOPD_DATA = """{"namespace": "data.ertis.uma.es",
 "type": "record",
 "name": "HCOPD",
 "fields": [
     {"name": "gender", "type": "float"},
     {"name": "age", "type": "float"},
     {"name": "smoking", "type": "float"}
 ]
}"""
HCOPD_LABEL = """{"namespace": "label.ertis.uma.es",
 "type": "record",
 "name": "HCOPD",
 "fields": [
     {"name": "diagnosis", "type": "boolean"}
 ]
}"""


def record(name, *fields, **more):
    typed = [{"name": n, "type": t} for n, t in fields]
    return {"type": "record", "name": name, "fields": typed, **more}


COLOUR = {"type": "enum", "name": "Colour", "symbols": ["RED", "GREEN", "BLUE"]}
POINT = record("Point", ("x", "float"), ("y", "double"))
TREE = record("Tree", ("weight", "int"), ("children", {"type": "array", "items": "Tree"}))

CASES = {
    "hcopd": dict(
        data_scheme=HCOPD_DATA,
        label_scheme=HCOPD_LABEL,
        records=[
            ({"gender": 1.0, "age": -0.5, "smoking": 2.25}, {"diagnosis": True}, [1.0, -0.5, 2.25], [1]),
            ({"gender": 0.0, "age": 3.5, "smoking": -1.0}, {"diagnosis": False}, [0.0, 3.5, -1.0], [0]),
        ],
    ),
    "numbers": dict(
        data_scheme=record(
            "Numbers",
            ("i", "int"), ("l", "long"), ("f", "float"), ("d", "double"), ("b", "boolean"), ("e", COLOUR),
            namespace="a.b",
        ),
        label_scheme='"int"',
        records=[
            (dict(i=-1, l=1 << 40, f=0.5, d=-2.5, b=True, e="BLUE"), -3, [-1, float(1 << 40), 0.5, -2.5, 1, 2], [-3]),
            (
                dict(i=-(1 << 31), l=-(1 << 63), f=-0.25, d=1e10, b=False, e="RED"),
                (1 << 31) - 1,
                [-float(1 << 31), -float(1 << 63), -0.25, 1e10, 0, 0],
                [float(1 << 31)],
            ),
            (dict(i=64, l=-65, f=0, d=0, b=False, e="GREEN"), 0, [64, -65, 0, 0, 0, 1], [0]),
        ],
    ),
    "nested": dict(
        data_scheme=record(
            "Outer",
            ("first", POINT),
            ("kind", {**COLOUR, "namespace": "other"}),
            ("second", "Point"),
            ("again", "other.Colour"),
            namespace="deep.name.space",
        ),
        label="kind",
        records=[
            (
                dict(first=dict(x=1, y=2), kind="GREEN", second=dict(x=-3, y=4.5), again="BLUE"),
                None, [1, 2, -3, 4.5, 2], [1],
            )
        ],
    ),
    "arrays": dict(
        data_scheme=record(
            "Signal",
            ("samples", {"type": "array", "items": "float"}),
            ("points", {"type": "array", "items": POINT}),
            ("matrix", {"type": "array", "items": {"type": "array", "items": "int"}}),
        ),
        records=[
            (
                dict(samples=[float(i) for i in range(300)], points=[dict(x=1, y=-1), dict(x=2, y=-2)], matrix=[[1, 2], [3, -4]]),
                None, [float(i) for i in range(300)] + [1, -1, 2, -2, 1, 2, 3, -4], [],
            ),
        ],
    ),
    "nullable": dict(
        data_scheme=record(
            "Sensor",
            ("t", ["null", "double"]), ("h", ["float", "null"]), ("either", ["int", "boolean", "null"]),
            ("at", ["null", POINT]),
        ),
        label="at.y",
        records=[
            (dict(t=20.5, h=0.5, either=7, at=dict(x=1, y=2)), None, [20.5, 0.5, 7, 1], [2]),
            (dict(t=-1.0, h=0.25, either=True, at=dict(x=0, y=-2)), None, [-1.0, 0.25, 1, 0], [-2]),
        ],
    ),
    "chosen": dict(
        data_scheme=record(
            "Event",
            ("id", "string"),
            ("blob", "bytes"),
            ("a", "float"),
            ("hash", {"type": "fixed", "name": "Hash", "size": 4}),
            ("tags", {"type": "map", "values": "long"}),
            ("nothing", "null"),
            ("inner", record("Inner", ("text", "string"), ("b", "int"), ("more", {"type": "array", "items": "double"}))),
            ("tree", TREE),
            ("maybe", ["null", "string"]),
            ("flag", "boolean"), ("count", "int"), ("d", "double"), ("kind", COLOUR),
            ("y", "long"),
        ),
        features=["inner.more", "a", "inner.b"],
        label="y",
        records=[
            (
                dict(
                    id="näme", blob=b"\x00\x01\x02", a=0.5, hash=b"abcd", tags=dict(one=1, two=-2), nothing=None,
                    inner=dict(text="t", b=9, more=[1.5, 2.5]),
                    tree=dict(weight=1, children=[dict(weight=2, children=[]), dict(weight=3, children=[dict(weight=4, children=[])])]),
                    maybe="x", flag=True, count=1, d=2.0, kind="RED", y=4,
                ),
                None, [1.5, 2.5, 0.5, 9], [4],
            ),
        ],
    ),
}


def text(schema):
    return schema if isinstance(schema, str) else json.dumps(schema)


def binary(schema, datum):
    out = io.BytesIO()
    fastavro.schemaless_writer(out, fastavro.parse_schema(json.loads(text(schema)), _force=True), datum)
    return out.getvalue().hex()


for name, case in CASES.items():
    config = {k: text(v) if k.endswith("scheme") else v for k, v in case.items() if k != "records"}
    records = [
        {
            "value": binary(case["data_scheme"], value),
            "key": None if key is None else binary(case["label_scheme"], key),
            "features": features,
            "label": label,
        }
        for value, key, features, label in case["records"]
    ]
    document = {"input_config": config, "records": records}
    (OUT / f"{name}.json").write_text(json.dumps(document, indent=1) + "\n")
