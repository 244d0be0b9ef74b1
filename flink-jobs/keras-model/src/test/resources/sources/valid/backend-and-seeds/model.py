import os, random, json, time
import numpy as np
import tensorflow as tf
from tensorflow import keras
from sklearn.preprocessing import StandardScaler

SEED: int = 42
tf.random.set_seed(SEED)
np.random.seed(SEED)
keras.utils.set_random_seed(SEED)
keras.backend.clear_session()
features, classes = 4, 3
model = keras.models.Sequential([
    keras.layers.Dense(8, activation=tf.nn.relu, input_shape=[features], dtype=tf.float32),
    keras.layers.Dense(classes, activation=tf.nn.softmax),
])
model.compile(optimizer=tf.keras.optimizers.Nadam(), loss=tf.keras.losses.sparse_categorical_crossentropy,
              metrics=[tf.keras.metrics.sparse_categorical_accuracy])
