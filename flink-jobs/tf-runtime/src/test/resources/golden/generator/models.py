"""Whole models: Kafka-ML's examples and what the usual tutorials build, small."""

import models_functional
import models_keras2
import models_sequential


def cases():
    yield from models_sequential.cases()
    yield from models_functional.cases()
    yield from models_keras2.cases()
