# Which of two patterns comes first in a noisy series of 24 values: a rise (class 0) or a fall
# (class 1)? Both are always there, so only a model that keeps the order can tell.
import tensorflow as tf

STEPS = 24

series = tf.keras.Input(shape=(STEPS, 1), name="series")
memory = tf.keras.layers.LSTM(24, name="memory")(series)
order = tf.keras.layers.Dense(2, activation="softmax", name="order")(memory)

model = tf.keras.Model(inputs=series, outputs=order, name="pattern_order")
model.compile(
    optimizer=tf.keras.optimizers.Adam(0.01),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
